import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

public class Comparators {
    record Employee(String name, String team, double salary, Integer age) {}

    public static void main(String[] args) {
        List<Employee> staff = new ArrayList<>(List.of(
                new Employee("Zoe", "blue", 3000, 41),
                new Employee("Adam", "red", 4000, 29),
                new Employee("Mia", "blue", 3500, 35),
                new Employee("Ben", "red", 4000, 52)));
        staff.add(new Employee("Kim", "green", 1000, null));
        staff.sort(Comparator.comparing(Employee::team).thenComparing(Employee::salary, Comparator.reverseOrder()).thenComparing(Employee::name));
        staff.forEach(e -> System.out.println(e));
        staff.sort(Comparator.comparing(Employee::age, Comparator.nullsFirst(Comparator.naturalOrder())));
        System.out.println(staff.stream().map(Employee::name).toList());
        System.out.println(staff.stream().max(Comparator.comparingDouble(Employee::salary)).get().name());
        Integer[] numbers = {10, -3, 7, 0};
        Arrays.sort(numbers, Comparator.comparingInt(Math::abs));
        System.out.println(Arrays.toString(numbers));
        Arrays.sort(numbers, (a, b) -> b.compareTo(a));
        System.out.println(Arrays.toString(numbers));
        Map<String, Integer> scores = new java.util.HashMap<>(Map.of("x", 3, "y", 9, "z", 5));
        System.out.println(scores.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).map(Map.Entry::getKey).toList());
        int[] big = new int[5000];
        for (int i = 0; i < big.length; i++) big[i] = i * 7919 % 5003;
        Arrays.sort(big);
        boolean sorted = true;
        for (int i = 1; i < big.length; i++) sorted &= big[i - 1] <= big[i];
        System.out.println(sorted);
        String[] words = "the quick brown fox jumps over the lazy dog".split(" ");
        Arrays.sort(words, Comparator.comparing((String w) -> w.charAt(w.length() - 1)).thenComparing(Comparator.naturalOrder()));
        System.out.println(String.join(" ", words));
        try {
            List<Integer> inconsistent = new ArrayList<>();
            for (int i = 0; i < 40; i++) inconsistent.add(i * 31 % 17);
            inconsistent.sort((a, b) -> a > b ? 1 : -1);
            System.out.println("no complaint");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: Employee[name=Mia, team=blue, salary=3500.0, age=35]
// out: Employee[name=Zoe, team=blue, salary=3000.0, age=41]
// out: Employee[name=Kim, team=green, salary=1000.0, age=null]
// out: Employee[name=Adam, team=red, salary=4000.0, age=29]
// out: Employee[name=Ben, team=red, salary=4000.0, age=52]
// out: [Kim, Adam, Mia, Zoe, Ben]
// out: Adam
// out: [0, -3, 7, 10]
// out: [10, 7, 0, -3]
// out: [y, z, x]
// out: true
// out: the the dog quick brown over jumps fox lazy
// out: no complaint
