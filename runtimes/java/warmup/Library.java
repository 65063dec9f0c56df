import java.util.*;
import java.util.function.*;
import java.util.stream.*;

public class Library {
    record Person(String name, int age, String city, double salary) {}

    static class LruCache<K, V> extends LinkedHashMap<K, V> {
        LruCache() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > 2;
        }
    }

    public static void main(String[] args) {
        List<Integer> numbers = new ArrayList<>(Arrays.asList(5, 3, 9, 1));
        numbers.add(7);
        numbers.remove(Integer.valueOf(9));
        numbers.removeIf(n -> n > 6);
        Collections.sort(numbers);
        numbers.sort(Comparator.reverseOrder());
        System.out.println(numbers + " " + numbers.contains(3) + numbers.indexOf(1) + numbers.subList(0, 2) + Collections.max(numbers));
        Iterator<Integer> iterator = numbers.iterator();
        while (iterator.hasNext()) {
            if (iterator.next() == 3) iterator.remove();
        }
        Map<String, List<Integer>> index = new TreeMap<>();
        for (String word : "one two three two one two".split(" ")) {
            index.computeIfAbsent(word, k -> new ArrayList<>()).add(word.length());
        }
        index.forEach((k, v) -> System.out.println(k + " -> " + v));
        Map<String, Integer> counts = new HashMap<>();
        counts.put("a", 1);
        counts.put("a", counts.getOrDefault("a", 0) + 1);
        counts.merge("b", 1, Integer::sum);
        counts.putIfAbsent("c", 3);
        counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> System.out.println(e.getKey() + e.getValue()));
        Set<String> set = new HashSet<>(List.of("x", "y"));
        set.add("z");
        set.retainAll(Set.of("x", "z"));
        System.out.println(set + " " + new TreeSet<>(set).first() + new LinkedHashSet<>(List.of(3, 1)) + EnumSet.of(Thread.State.NEW));
        Deque<Integer> deque = new ArrayDeque<>();
        deque.push(1);
        deque.addLast(2);
        Queue<Integer> queue = new LinkedList<>();
        queue.offer(3);
        PriorityQueue<Person> oldest = new PriorityQueue<>(Comparator.comparingInt(Person::age).reversed());
        LruCache<String, Integer> cache = new LruCache<>();
        cache.put("p", 1);
        Stack<Integer> stack = new Stack<>();
        stack.push(4);
        System.out.println(deque.pop() + queue.poll() + stack.pop() + " " + cache + Optional.of(3).map(n -> n + 1).orElse(0));
        List<Person> people = List.of(
                new Person("Ann", 31, "Oslo", 4000), new Person("Bob", 25, "Rome", 3500.5), new Person("Cy", 47, "Oslo", 5200));
        oldest.addAll(people);
        System.out.println(oldest.poll());
        System.out.println(people.stream().filter(p -> p.age() > 30).map(Person::name).collect(Collectors.joining(", ", "[", "]")));
        Map<String, List<String>> byCity = people.stream()
                .collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.mapping(Person::name, Collectors.toList())));
        Map<String, Double> average = people.stream().collect(Collectors.groupingBy(Person::city, Collectors.averagingDouble(Person::salary)));
        Map<Boolean, Long> parts = people.stream().collect(Collectors.partitioningBy(p -> p.salary() > 3800, Collectors.counting()));
        Map<String, Integer> ages = people.stream().collect(Collectors.toMap(Person::name, Person::age));
        System.out.println(byCity + " " + average.size() + parts + ages.get("Bob"));
        System.out.println(people.stream().sorted(Comparator.comparing(Person::city).thenComparing(Person::age, Comparator.reverseOrder())).toList());
        System.out.println(people.stream().mapToInt(Person::age).summaryStatistics());
        System.out.println(people.stream().mapToDouble(Person::salary).average().getAsDouble() + " " + people.stream().max(Comparator.comparing(Person::age)).get());
        System.out.println(IntStream.rangeClosed(1, 10).filter(n -> n % 2 == 0).boxed().collect(Collectors.toList()));
        System.out.println(IntStream.range(0, 5).mapToObj(Integer::toString).collect(Collectors.joining("-")) + LongStream.rangeClosed(1, 5).reduce(1, (a, b) -> a * b));
        System.out.println(Stream.iterate(1, n -> n * 2).limit(5).map(n -> n + 1).reduce(0, Integer::sum) + " " + Stream.of(List.of(1), List.of(2, 3)).flatMap(List::stream).distinct().count());
        System.out.println(Arrays.stream(new int[] {3, 1, 2}).sorted().mapToObj(n -> "#" + n).toList() + " " + Stream.of("b", "a").sorted().findFirst().orElseThrow() + "text".chars().filter(Character::isLetter).count());
        System.out.println(Stream.of(1, 2, 3, 4).anyMatch(n -> n > 3) + " " + Stream.of(1, 2).allMatch(n -> n > 0) + Stream.of(5, 6, 7).skip(1).takeWhile(n -> n < 7).toList());
        int[] array = {4, 2, 8};
        Arrays.sort(array);
        Integer[] boxed = {3, 1, 2};
        Arrays.sort(boxed, Collections.reverseOrder());
        System.out.println(Arrays.toString(array) + Arrays.binarySearch(array, 4) + Arrays.asList(boxed) + Arrays.equals(array, array.clone()) + Arrays.hashCode(array));
        int[] filled = new int[3];
        Arrays.fill(filled, 7);
        System.arraycopy(array, 0, filled, 1, 2);
        Collections.shuffle(numbers, new Random(1));
        Collections.reverse(numbers);
        System.out.println(Collections.unmodifiableList(numbers) + "" + Collections.frequency(numbers, 5) + filled[2] + Objects.hash(1, 2) + new StringJoiner(",").add("x"));
        BitSet bits = new BitSet();
        bits.set(3);
        BinaryOperator<Integer> min = BinaryOperator.minBy(Comparator.naturalOrder());
        System.out.println(bits + " " + min.apply(2, 1) + List.copyOf(numbers).equals(numbers) + Map.of("k", 1) + Map.entry("a", 2));
    }
}
