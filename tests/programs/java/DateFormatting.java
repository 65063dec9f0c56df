import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

public class DateFormatting {
    public static void main(String[] args) throws Exception {
        LocalDateTime t = LocalDateTime.of(2025, 3, 9, 14, 5, 7);
        System.out.println(t.format(DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss")) + " | " + t.format(DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu h:mm a", Locale.US)) + " | " + t.format(DateTimeFormatter.ISO_DATE_TIME) + " | " + t.format(DateTimeFormatter.BASIC_ISO_DATE));
        System.out.println(LocalDate.parse("31.12.2024", DateTimeFormatter.ofPattern("dd.MM.yyyy")) + " " + t.format(DateTimeFormatter.ofPattern("'week' w, D, e, Q", Locale.US)));
        System.out.println(t.toLocalDate().format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Locale.US)) + " " + DayOfWeek.MONDAY.getDisplayName(TextStyle.SHORT, Locale.US));
        try {
            LocalDate.parse("2024/01/01");
        } catch (DateTimeParseException e) {
            System.out.println(e.getMessage());
        }
        SimpleDateFormat f = new SimpleDateFormat("yyyy-MM-dd HH:mm zzz", Locale.US);
        f.setTimeZone(TimeZone.getTimeZone("UTC"));
        System.out.println(f.format(new Date(1_700_000_000_000L)) + " " + f.parse("2000-01-01 00:00 UTC").getTime());
        Calendar c = new GregorianCalendar(2024, Calendar.JANUARY, 31);
        c.add(Calendar.MONTH, 1);
        System.out.println(c.get(Calendar.DAY_OF_MONTH) + " " + (c.get(Calendar.DAY_OF_WEEK) == Calendar.THURSDAY) + " " + c.getActualMaximum(Calendar.DAY_OF_MONTH));
    }
}

// out: 09/03/2025 14:05:07 | Sunday, 9 March 2025 2:05 PM | 2025-03-09T14:05:07 | 20250309
// out: 2024-12-31 week 11, 68, 1, 1
// out: Mar 9, 2025 Mon
// out: Text '2024/01/01' could not be parsed at index 4
// out: 2023-11-14 22:13 UTC 946684800000
// out: 29 true 29
