import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class CollectorsGrouping {
    record Sale(String region, String item, int amount, double price) {}

    static void show(Object o) {
        System.out.println(o);
    }

    public static void main(String[] args) {
        List<Sale> sales = List.of(
                new Sale("north", "pen", 10, 1.5), new Sale("south", "pen", 4, 1.5),
                new Sale("north", "ink", 2, 9.0), new Sale("east", "pad", 7, 3.25), new Sale("south", "pad", 1, 3.5));
        show(sales.stream().collect(Collectors.groupingBy(Sale::region, TreeMap::new, Collectors.summingInt(Sale::amount))));
        show(sales.stream().collect(Collectors.groupingBy(Sale::item, TreeMap::new, Collectors.mapping(Sale::region, Collectors.toCollection(TreeSet::new)))));
        show(sales.stream().collect(Collectors.partitioningBy(s -> s.amount() > 3, Collectors.counting())));
        show(new TreeMap<>(sales.stream().collect(Collectors.toMap(Sale::item, s -> s.amount() * s.price(), Double::sum))));
        show(sales.stream().collect(Collectors.averagingDouble(Sale::price)) + " " + sales.stream().collect(Collectors.summarizingInt(Sale::amount)).getMax());
        show(sales.stream().collect(Collectors.teeing(Collectors.counting(), Collectors.summingInt(Sale::amount), (n, sum) -> sum + " in " + n)));
        show(sales.stream().map(Sale::region).collect(Collectors.collectingAndThen(Collectors.toSet(), s -> new TreeSet<>(s))));
        show(sales.stream().collect(Collectors.groupingBy(Sale::region, TreeMap::new, Collectors.groupingBy(Sale::item, TreeMap::new, Collectors.reducing(0, Sale::amount, Integer::sum)))));
        Map<Character, Long> letters = "mississippi".chars().mapToObj(c -> (char) c).collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        show(letters);
        show(Stream.of("a", "bb", "cc").collect(Collectors.groupingBy(String::length, Collectors.filtering(s -> !s.equals("cc"), Collectors.toList()))));
        show(Stream.of("a-b", "c").collect(Collectors.flatMapping(s -> Stream.of(s.split("-")), Collectors.toList())));
        Collector<String, StringBuilder, String> custom = Collector.of(StringBuilder::new, (sb, s) -> sb.append('<').append(s).append('>'), StringBuilder::append, StringBuilder::toString);
        show(Stream.of("x", "y").collect(custom));
        try {
            Stream.of("a", "a").collect(Collectors.toMap(s -> s, s -> 1));
        } catch (IllegalStateException e) {
            show(e.getMessage());
        }
        show(sales.stream().sorted(Collections.reverseOrder(java.util.Comparator.comparing(Sale::price))).map(Sale::item).toList());
    }
}

// out: {east=7, north=12, south=5}
// out: {ink=[north], pad=[east, south], pen=[north, south]}
// out: {false=2, true=3}
// out: {ink=18.0, pad=26.25, pen=21.0}
// out: 3.75 10
// out: 24 in 5
// out: [east, north, south]
// out: {east={pad=7}, north={ink=2, pen=10}, south={pad=1, pen=4}}
// out: {i=4, m=1, p=2, s=4}
// out: {1=[a], 2=[bb]}
// out: [a, b, c]
// out: <x><y>
// out: Duplicate key a (attempted merging values 1 and 1)
// out: [ink, pad, pad, pen, pen]
