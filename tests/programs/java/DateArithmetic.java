import java.time.DateTimeException;
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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calendars, holidays, working days, ages, instalments, zones with their gaps and overlaps. */
public class DateArithmetic {
    /** Easter Sunday, after Gauss and Lichtenberg. */
    static LocalDate easter(int year) {
        int k = year / 100;
        int m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
        int s = 2 - (3 * k + 3) / 4;
        int a = year % 19;
        int d = (19 * a + m) % 30;
        int r = (d + a / 11) / 29;
        int og = 21 + d - r;
        int sz = 7 - (year + year / 4 + s) % 7;
        int oe = 7 - (og - sz) % 7;
        return LocalDate.of(year, Month.MARCH, 1).plusDays(og + oe - 1);
    }

    static Set<LocalDate> holidays(int year) {
        var days = new TreeSet<LocalDate>();
        days.add(LocalDate.of(year, 1, 1));
        days.add(easter(year).minusDays(2));
        days.add(easter(year).plusDays(1));
        days.add(LocalDate.of(year, 5, 1));
        days.add(LocalDate.of(year, 12, 25));
        days.add(LocalDate.of(year, 12, 26));
        return days;
    }

    static boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !holidays(date.getYear()).contains(date);
    }

    static final TemporalAdjuster NEXT_WORKING_DAY = TemporalAdjusters.ofDateAdjuster(date -> {
        LocalDate next = date.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    });

    static long workingDaysBetween(LocalDate from, LocalDate to) {
        return from.datesUntil(to).filter(DateArithmetic::isWorkingDay).count();
    }

    static String calendar(YearMonth month) {
        var text = new StringBuilder(month.format(DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH))).append('\n');
        text.append("   ".repeat(month.atDay(1).getDayOfWeek().getValue() - 1));
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            LocalDate date = month.atDay(day);
            text.append("%2d%s".formatted(day, isWorkingDay(date) ? " " : "*"));
            if (date.getDayOfWeek() == DayOfWeek.SUNDAY && day < month.lengthOfMonth()) {
                text.append('\n');
            }
        }
        return text.toString().replaceAll(" +\n", "\n").stripTrailing();
    }

    static String age(LocalDate born, LocalDate today) {
        Period period = Period.between(born, today);
        return "%d years, %d months, %d days (%d days)".formatted(period.getYears(), period.getMonths(), period.getDays(),
                ChronoUnit.DAYS.between(born, today));
    }

    record Instalment(LocalDate due, int cents) { }

    static List<Instalment> plan(LocalDate first, int cents, int count) {
        var instalments = new ArrayList<Instalment>();
        for (int i = 0; i < count; i++) {
            LocalDate due = first.plusMonths(i);
            int part = cents / count + (i < cents % count ? 1 : 0);
            instalments.add(new Instalment(isWorkingDay(due) ? due : due.with(NEXT_WORKING_DAY), part));
        }
        return instalments;
    }

    static void zones() {
        var berlin = ZoneId.of("Europe/Berlin");
        ZonedDateTime before = LocalDateTime.of(2025, 3, 29, 2, 30).atZone(berlin);
        System.out.println(before.plusDays(1) + " " + before.plusHours(24));
        ZonedDateTime overlap = LocalDateTime.of(2025, 10, 26, 2, 30).atZone(berlin);
        System.out.println(overlap + " " + overlap.withLaterOffsetAtOverlap().getOffset() + " "
                + Duration.between(overlap, overlap.withLaterOffsetAtOverlap()));
        var rules = berlin.getRules();
        System.out.println(rules.nextTransition(Instant.parse("2025-01-01T00:00:00Z")).getDateTimeBefore()
                + " " + rules.isDaylightSavings(Instant.parse("2025-07-01T00:00:00Z")));
        var start = ZonedDateTime.of(LocalDate.of(2025, 11, 14), LocalTime.of(22, 15), ZoneId.of("America/New_York"));
        var landing = start.plus(Duration.ofHours(7).plusMinutes(50)).withZoneSameInstant(ZoneId.of("Asia/Tokyo"));
        System.out.println(landing + " " + landing.toOffsetDateTime().isEqual(OffsetDateTime.parse("2025-11-15T11:05:00Z")));
    }

    public static void main(String[] args) {
        System.out.println(IntStream.of(2000, 2024, 2025, 2038).mapToObj(DateArithmetic::easter).toList());
        System.out.println(calendar(YearMonth.of(2025, 4)));
        System.out.println(workingDaysBetween(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)) + " working days");
        System.out.println(age(LocalDate.of(1988, 2, 29), LocalDate.of(2025, 2, 28)));
        System.out.println(age(LocalDate.of(1815, 12, 10), LocalDate.of(1852, 11, 27)));
        plan(LocalDate.of(2025, 1, 31), 10_000, 5).forEach(System.out::println);

        LocalDate date = LocalDate.of(2024, 12, 30);
        System.out.println(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + "/" + date.get(IsoFields.WEEK_BASED_YEAR) + " "
                + date.get(WeekFields.SUNDAY_START.weekOfYear()) + " " + date.getDayOfYear() + " " + date.getLong(ChronoField.EPOCH_DAY)
                + " " + date.get(IsoFields.QUARTER_OF_YEAR));
        System.out.println(date.with(TemporalAdjusters.firstInMonth(DayOfWeek.FRIDAY)) + " "
                + date.with(TemporalAdjusters.lastDayOfYear()).plusDays(60) + " " + Year.isLeap(1900) + " " + Year.of(2000).isLeap());
        System.out.println(IntStream.rangeClosed(2020, 2030).filter(y -> LocalDate.of(y, 1, 1).getDayOfWeek() == DayOfWeek.FRIDAY
                || LocalDate.of(y, 8, 13).getDayOfWeek() == DayOfWeek.FRIDAY).mapToObj(String::valueOf).collect(Collectors.joining(",")));
        zones();

        System.out.println(Duration.ofSeconds(100_000).plusMillis(5) + " " + Duration.parse("PT36H").toDaysPart() + " "
                + Duration.between(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59)).toMinutes() + " " + Period.parse("P1Y14M3D").normalized());
        System.out.println(Instant.ofEpochSecond(Integer.MAX_VALUE).atOffset(ZoneOffset.UTC) + " " + Instant.EPOCH.minusNanos(1));
        System.out.println(LocalDate.parse("Wed, 5 Mar 2025", DateTimeFormatter.ofPattern("EEE, d MMM uuuu", Locale.ENGLISH)));
        for (String text : List.of("2025-02-29", "2025-13-01", "tomorrow", "2025-6-1")) {
            try {
                System.out.println(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            LocalTime.of(24, 0);
        } catch (DateTimeException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: [2000-04-23, 2024-03-31, 2025-04-20, 2038-04-25]
// out: April 2025
// out:     1  2  3  4  5* 6*
// out:  7  8  9 10 11 12*13*
// out: 14 15 16 17 18*19*20*
// out: 21*22 23 24 25 26*27*
// out: 28 29 30
// out: 255 working days
// out: 36 years, 11 months, 30 days (13514 days)
// out: 36 years, 11 months, 17 days (13502 days)
// out: Instalment[due=2025-01-31, cents=2000]
// out: Instalment[due=2025-02-28, cents=2000]
// out: Instalment[due=2025-03-31, cents=2000]
// out: Instalment[due=2025-04-30, cents=2000]
// out: Instalment[due=2025-06-02, cents=2000]
// out: 1/2025 53 365 20087 4
// out: 2024-12-06 2025-03-01 false true
// out: 2021,2027
// out: 2025-03-30T03:30+02:00[Europe/Berlin] 2025-03-30T03:30+02:00[Europe/Berlin]
// out: 2025-10-26T02:30+02:00[Europe/Berlin] +01:00 PT1H
// out: 2025-03-30T02:00 true
// out: 2025-11-15T20:05+09:00[Asia/Tokyo] true
// out: PT27H46M40.005S 1 1439 P2Y2M3D
// out: 2038-01-19T03:14:07Z 1969-12-31T23:59:59.999999999Z
// out: 2025-03-05
// out: Text '2025-02-29' could not be parsed: Invalid date 'February 29' as '2025' is not a leap year
// out: Text '2025-13-01' could not be parsed: Invalid value for MonthOfYear (valid values 1 - 12): 13
// out: Text 'tomorrow' could not be parsed at index 0
// out: Text '2025-6-1' could not be parsed at index 5
// out: Invalid value for HourOfDay (valid values 0 - 23): 24
