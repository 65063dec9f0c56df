import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRulesException;
import java.util.Locale;
import java.util.TimeZone;

public class TimeZones {
    public static void main(String[] args) {
        ZonedDateTime paris = ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneId.of("Europe/Paris"));
        System.out.println(paris + " " + paris.plusHours(1) + " " + paris.plusDays(1));
        System.out.println(paris.withZoneSameInstant(ZoneId.of("America/New_York")) + " " + paris.withZoneSameInstant(ZoneId.of("Asia/Kolkata")).toLocalTime());
        System.out.println(LocalDateTime.of(2024, 11, 3, 1, 30).atZone(ZoneId.of("America/New_York")).plusHours(1));
        System.out.println(paris.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z xxx VV", Locale.US)) + " " + paris.format(DateTimeFormatter.RFC_1123_DATE_TIME));
        System.out.println(Instant.ofEpochSecond(0).atZone(ZoneId.of("Asia/Tokyo")) + " " + ZonedDateTime.parse("2024-06-01T12:00:00+02:00[Europe/Berlin]").getOffset());
        System.out.println(ZoneId.of("Australia/Sydney").getRules().isDaylightSavings(Instant.parse("2024-01-01T00:00:00Z")) + " " + TimeZone.getTimeZone("America/Los_Angeles").getRawOffset() / 3600000);
        try {
            ZoneId.of("Mars/Olympus");
        } catch (ZoneRulesException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(ZoneId.getAvailableZoneIds().size() > 500);
    }
}

// out: 2024-03-31T01:30+01:00[Europe/Paris] 2024-03-31T03:30+02:00[Europe/Paris] 2024-04-01T01:30+02:00[Europe/Paris]
// out: 2024-03-30T20:30-04:00[America/New_York] 06:00
// out: 2024-11-03T01:30-05:00[America/New_York]
// out: 2024-03-31 01:30 CET +01:00 Europe/Paris Sun, 31 Mar 2024 01:30:00 +0100
// out: 1970-01-01T09:00+09:00[Asia/Tokyo] +02:00
// out: true -8
// out: Unknown time-zone ID: Mars/Olympus
// out: true
