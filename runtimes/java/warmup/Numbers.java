import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;

public class Numbers {
    public static void main(String[] args) {
        BigInteger big = BigInteger.ONE;
        for (int i = 1; i <= 30; i++) {
            big = big.multiply(BigInteger.valueOf(i));
        }
        System.out.println(big + " " + big.mod(BigInteger.TEN) + big.pow(3).bitLength() + new BigInteger("123456789123456789").modPow(big, BigInteger.valueOf(97)) + big.gcd(BigInteger.TWO).compareTo(BigInteger.ZERO));
        BigDecimal price = new BigDecimal("19.99");
        System.out.println(price.multiply(BigDecimal.valueOf(3)).setScale(1, RoundingMode.HALF_UP) + " " + price.divide(new BigDecimal("7"), 5, RoundingMode.HALF_EVEN) + price.add(BigDecimal.ONE).negate().compareTo(price));
        System.out.println(Math.sqrt(2) + Math.pow(2, 0.5) + Math.sin(1) + Math.cos(1) + Math.exp(1) + Math.log(2) + Math.log10(5) + Math.atan2(1, 2) + Math.cbrt(3) + Math.hypot(3, 4) + Math.tan(0.3));
        System.out.println(Math.floorMod(-1, 5) + Math.abs(-3) + Math.max(1, 2) + Math.round(2.5) + " " + Math.floor(1.5) + Math.ceil(1.2) + Math.signum(-2.0));
        System.out.println(Integer.parseInt("42") + Integer.toBinaryString(10) + Integer.toHexString(255) + Long.parseLong("12") + Double.parseDouble("1.5e3") + Integer.MAX_VALUE + Integer.compare(1, 2) + Integer.bitCount(7) + Character.getNumericValue('7') + Boolean.parseBoolean("true"));
        System.out.println(0.1 + 0.2 + " " + 1.0f / 3 + " " + 1e100 + " " + Double.MIN_VALUE + " " + (float) 1e10 + " " + 100.0 + 1 / 3.0 + Double.compare(1, 2) + Double.isNaN(0.0 / 0));
        Random random = new Random(42);
        System.out.println(random.nextInt(100) + random.nextInt() + random.nextDouble() + " " + random.nextBoolean() + random.nextLong() + random.nextGaussian() + random.ints(3, 0, 9).sum());
        System.out.println(new DecimalFormat("#,##0.00").format(1234567.891));
        LocalDate date = LocalDate.of(2024, 2, 28);
        System.out.println(date.plusDays(2) + " " + date.getDayOfWeek() + date.isLeapYear() + ChronoUnit.DAYS.between(date, date.plusMonths(1)) + Period.between(date, date.plusYears(1)));
        System.out.println(date.format(DateTimeFormatter.ofPattern("EEEE, dd.MM.yyyy")) + LocalDate.parse("2024-01-31").withDayOfMonth(1) + date.atTime(10, 30).format(DateTimeFormatter.ISO_DATE_TIME));
        System.out.println(LocalTime.of(10, 30).plusMinutes(45) + " " + LocalDateTime.of(2024, 1, 1, 0, 0).minusSeconds(1) + Duration.ofMinutes(135) + Instant.EPOCH.plusSeconds(5) + Year.isLeap(2000));
        System.out.println(ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Paris")).withZoneSameInstant(ZoneId.of("America/New_York")));
        System.out.println(LocalDateTime.now().getYear() + System.currentTimeMillis() + System.nanoTime());
    }
}
