import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A company's figures, reported with streams and collectors only. */
public class StreamsReport {
    enum Department { SALES, ENGINEERING, SUPPORT }

    record Employee(int id, String name, Department department, BigDecimal salary, LocalDate hired) {
        long years(LocalDate today) {
            return ChronoUnit.YEARS.between(hired, today);
        }

        static Employee parse(String line) {
            var fields = line.split(";");
            return new Employee(Integer.parseInt(fields[0]), fields[1], Department.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                    new BigDecimal(fields[3]), LocalDate.parse(fields[4]));
        }
    }

    record Sale(int seller, String product, int count, BigDecimal price) {
        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(count));
        }
    }

    static final String EMPLOYEES = """
            1;Ada;engineering;7200.00;2015-03-01
            2;Grace;engineering;6800.50;2018-07-15
            3;Edsger;engineering;6800.50;2021-01-04
            4;Barbara;sales;4100.00;2012-11-30
            5;Donald;sales;3900.25;2019-02-28
            6;Alan;sales;3650.00;2024-05-06
            7;Margaret;support;3300.00;2017-09-01
            8;Ken;support;3150.75;2023-12-24
            """;

    static final List<Sale> SALES = List.of(new Sale(4, "lamp", 3, new BigDecimal("19.90")),
            new Sale(4, "desk", 1, new BigDecimal("349.00")), new Sale(5, "lamp", 10, new BigDecimal("18.50")),
            new Sale(6, "chair", 4, new BigDecimal("89.95")), new Sale(5, "chair", 2, new BigDecimal("92.00")),
            new Sale(4, "lamp", 1, new BigDecimal("21.00")), new Sale(9, "desk", 1, new BigDecimal("1.00")));

    static final Collector<BigDecimal, ?, BigDecimal> SUM = Collectors.reducing(BigDecimal.ZERO, BigDecimal::add);

    static final Collector<BigDecimal, ?, Optional<BigDecimal>> AVERAGE = Collectors.teeing(SUM, Collectors.counting(),
            (sum, count) -> count == 0 ? Optional.empty() : Optional.of(sum.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP)));

    static <T, K extends Comparable<K>> Map<K, List<T>> grouped(Stream<T> stream, Function<T, K> key) {
        return stream.collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    static void title(String text) {
        System.out.println(text + "\n" + "-".repeat(text.length()));
    }

    public static void main(String[] args) {
        var today = LocalDate.of(2025, 6, 30);
        List<Employee> employees = EMPLOYEES.lines().map(Employee::parse).toList();
        Map<Integer, Employee> byId = employees.stream().collect(Collectors.toMap(Employee::id, Function.identity()));

        title("Departments");
        var departments = employees.stream().collect(Collectors.groupingBy(Employee::department,
                () -> new EnumMap<>(Department.class), Collectors.mapping(Employee::salary, AVERAGE)));
        departments.forEach((department, average) -> System.out.printf(Locale.ROOT, "%-12s %9.2f%n", department, average.orElseThrow()));
        DoubleSummaryStatistics all = employees.stream().mapToDouble(e -> e.salary().doubleValue()).summaryStatistics();
        System.out.printf(Locale.ROOT, "min %.2f max %.2f average %.3f%n", all.getMin(), all.getMax(), all.getAverage());

        title("Longest with us");
        employees.stream().sorted(Comparator.comparing(Employee::hired)).limit(3)
                .map(e -> "%s, %d years".formatted(e.name(), e.years(today))).forEach(System.out::println);
        System.out.println(employees.stream().collect(Collectors.partitioningBy(e -> e.years(today) >= 5,
                Collectors.mapping(Employee::name, Collectors.joining("/")))));

        title("Pay");
        Map<BigDecimal, List<String>> samePay = employees.stream().collect(Collectors.groupingBy(Employee::salary,
                () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.mapping(Employee::name, Collectors.toList())));
        samePay.entrySet().stream().filter(entry -> entry.getValue().size() > 1).forEach(System.out::println);
        List<String> latest = employees.stream().map(Employee::name)
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::reversed));
        System.out.println(latest);
        System.out.println(employees.stream().filter(Predicate.not(e -> e.department() == Department.SALES))
                .map(Employee::salary).reduce(BigDecimal::add).map(BigDecimal::toPlainString).orElse("none"));

        title("Sales");
        Map<String, BigDecimal> bySeller = SALES.stream().filter(sale -> byId.containsKey(sale.seller()))
                .collect(Collectors.groupingBy(sale -> byId.get(sale.seller()).name(), TreeMap::new,
                        Collectors.mapping(Sale::total, SUM)));
        bySeller.forEach((name, total) -> System.out.printf(Locale.ROOT, "%-8s %8s %s%n", name, total,
                "#".repeat(total.intValue() / 50)));
        Map<String, Integer> counts = SALES.stream().collect(Collectors.toMap(Sale::product, Sale::count, Integer::sum, TreeMap::new));
        Map<String, String> sold = SALES.stream().collect(Collectors.groupingBy(Sale::product, TreeMap::new,
                Collectors.flatMapping(sale -> IntStream.range(0, Math.min(2, sale.count())).mapToObj(i -> sale.seller() + "." + i),
                        Collectors.joining(","))));
        System.out.println(counts + " " + sold);
        var best = SALES.stream().collect(Collectors.toMap(Sale::product, Function.identity(),
                BinaryOperator.maxBy(Comparator.comparing(Sale::total))));
        new TreeMap<>(best).forEach((product, sale) -> System.out.println(product + " " + sale.total()));

        title("Months");
        System.out.println(employees.stream().map(e -> e.hired().getMonth()).collect(Collectors.groupingBy(Function.identity(),
                () -> new EnumMap<>(Month.class), Collectors.counting())));
        System.out.println(grouped(employees.stream().map(Employee::name), name -> name.length()));
        System.out.println(employees.stream().map(Employee::id).gather(Gatherers.windowFixed(3)).toList()
                + " " + Stream.of(3, 1, 2).gather(Gatherers.scan(() -> 0, Integer::sum)).toList());
        System.out.println(Arrays.toString(Stream.iterate(new int[] {0, 1}, f -> new int[] {f[1], f[0] + f[1]})
                .mapToInt(f -> f[0]).takeWhile(n -> n < 100).skip(5).toArray()));
        try {
            Stream.of("a", "b", "a").collect(Collectors.toMap(Function.identity(), String::length));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: Departments
// out: -----------
// out: SALES          3883.42
// out: ENGINEERING    6933.67
// out: SUPPORT        3225.38
// out: min 3150.75 max 7200.00 average 4862.750
// out: Longest with us
// out: ---------------
// out: Barbara, 12 years
// out: Ada, 10 years
// out: Margaret, 7 years
// out: {false=Edsger/Alan/Ken, true=Ada/Grace/Barbara/Donald/Margaret}
// out: Pay
// out: ---
// out: 6800.50=[Grace, Edsger]
// out: [Ken, Margaret, Alan, Donald, Barbara, Edsger, Grace, Ada]
// out: 27251.75
// out: Sales
// out: -----
// out: Alan       359.80 #######
// out: Barbara    429.70 ########
// out: Donald     369.00 #######
// out: {chair=6, desk=2, lamp=14} {chair=6.0,6.1,5.0,5.1, desk=4.0,9.0, lamp=4.0,4.1,5.0,5.1,4.0}
// out: chair 359.80
// out: desk 349.00
// out: lamp 185.00
// out: Months
// out: ------
// out: {JANUARY=1, FEBRUARY=1, MARCH=1, MAY=1, JULY=1, SEPTEMBER=1, NOVEMBER=1, DECEMBER=1}
// out: {3=[Ada, Ken], 4=[Alan], 5=[Grace], 6=[Edsger, Donald], 7=[Barbara], 8=[Margaret]}
// out: [[1, 2, 3], [4, 5, 6], [7, 8]] [3, 4, 6]
// out: [5, 8, 13, 21, 34, 55, 89]
// out: Duplicate key a (attempted merging values 1 and 1)
