import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.stream.Collectors;

public class Orders {
    sealed interface Line permits Sale, Refund, Remark {}

    record Sale(String article, int count, double price) implements Line {}

    record Refund(String article, double amount) implements Line {}

    record Remark(String text) implements Line {}

    static final String INPUT = """
            sale lamp 3 19.90
            sale desk 1 349.00
            refund lamp 19.90
            remark delivered late
            sale chair 4 89.95
            sale lamp 1 21.50
            """;

    static Line parse(String text) {
        var scanner = new Scanner(text).useLocale(Locale.ROOT);
        return switch (scanner.next()) {
            case "sale" -> new Sale(scanner.next(), scanner.nextInt(), scanner.nextDouble());
            case "refund" -> new Refund(scanner.next(), scanner.nextDouble());
            case "remark" -> new Remark(scanner.nextLine().strip());
            case String other -> throw new IllegalArgumentException("unknown line: " + other);
        };
    }

    static double amount(Line line) {
        return switch (line) {
            case Sale(var article, int count, double price) when count > 3 -> count * price * 0.9;
            case Sale(var article, int count, double price) -> count * price;
            case Refund(var article, double amount) -> -amount;
            case Remark remark -> 0;
        };
    }

    public static void main(String[] args) {
        List<Line> lines = new ArrayList<>();
        var scanner = new Scanner(INPUT);
        while (scanner.hasNextLine()) {
            lines.add(parse(scanner.nextLine()));
        }
        Map<String, Double> kinds = lines.stream().collect(Collectors.groupingBy(
                line -> line.getClass().getSimpleName(), TreeMap::new, Collectors.summingDouble(Orders::amount)));
        kinds.forEach((kind, sum) -> System.out.printf(Locale.ROOT, "%-8s %10.2f%n", kind, sum));
        lines.stream().sorted(Comparator.comparingDouble(Orders::amount).reversed()).limit(2).forEach(System.out::println);
        System.out.println(lines.stream().mapToDouble(Orders::amount).sum() > 0 ? "profit" : "loss");
    }
}
