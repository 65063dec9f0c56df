import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

public class LocalDates {
    public static void main(String[] args) {
        LocalDate d = LocalDate.of(2024, Month.FEBRUARY, 28);
        System.out.println(d.plusDays(2) + " " + d.plusMonths(12) + " " + d.withDayOfMonth(1) + " " + d.getDayOfWeek() + " " + d.isLeapYear() + " " + d.lengthOfMonth() + " " + d.getDayOfYear());
        System.out.println(d.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)) + " " + d.with(TemporalAdjusters.lastDayOfYear()) + " " + LocalDate.of(2024, 1, 31).plusMonths(1));
        System.out.println(ChronoUnit.DAYS.between(d, LocalDate.of(2025, 1, 1)) + " " + Period.between(d, LocalDate.of(2025, 4, 3)) + " " + d.isBefore(LocalDate.MAX) + " " + d.compareTo(d.plusDays(1)));
        LocalTime t = LocalTime.of(23, 15, 30);
        System.out.println(t.plusHours(2) + " " + t.truncatedTo(ChronoUnit.HOURS) + " " + t.toSecondOfDay() + " " + LocalTime.parse("07:05").minusMinutes(10));
        LocalDateTime dt = LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_000_000);
        System.out.println(dt.plusNanos(1_000_000) + " " + dt.toLocalDate() + " " + dt + " " + d.atStartOfDay() + " " + d.atTime(t));
        System.out.println(Duration.between(dt, dt.plusHours(49)) + " " + Duration.ofSeconds(3661).toMinutes() + " " + Duration.ofMillis(90_061_001).toDaysPart() + " " + Duration.parse("PT1H30M").getSeconds() + " " + Duration.ofSeconds(-1, 500_000_000));
        System.out.println(Instant.EPOCH + " " + Instant.ofEpochSecond(1_700_000_000L) + " " + Instant.parse("2024-01-01T00:00:00Z").toEpochMilli() + " " + OffsetDateTime.of(dt, ZoneOffset.ofHours(2)).toInstant());
        System.out.println(YearMonth.of(2023, 2).atEndOfMonth() + " " + Year.isLeap(1900) + " " + DayOfWeek.FRIDAY.plus(3) + " " + Month.MAY.minus(6) + " " + Period.parse("P1Y2M3D").toTotalMonths());
        for (Runnable bad : new Runnable[] {() -> LocalDate.of(2023, 2, 29), () -> LocalDate.parse("2023-13-01"), () -> LocalTime.of(25, 0)}) {
            try {
                bad.run();
            } catch (java.time.DateTimeException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(d.datesUntil(d.plusDays(4)).map(LocalDate::getDayOfMonth).toList() + " " + ChronoUnit.WEEKS.between(d, d.plusDays(20)));
    }
}

// out: 2024-03-01 2025-02-28 2024-02-01 WEDNESDAY true 29 59
// out: 2024-02-05 2024-12-31 2024-02-29
// out: 308 P1Y1M6D true -1
// out: 01:15:30 23:00 83730 06:55
// out: 2025-01-01T00:00 2024-12-31 2024-12-31T23:59:59.999 2024-02-28T00:00 2024-02-28T23:15:30
// out: PT49H 61 1 5400 PT-0.5S
// out: 1970-01-01T00:00:00Z 2023-11-14T22:13:20Z 1704067200000 2024-12-31T21:59:59.999Z
// out: 2023-02-28 false MONDAY NOVEMBER 14
// out: Invalid date 'February 29' as '2023' is not a leap year
// out: Text '2023-13-01' could not be parsed: Invalid value for MonthOfYear (valid values 1 - 12): 13
// out: Invalid value for HourOfDay (valid values 0 - 23): 25
// out: [28, 29, 1, 2] 2
