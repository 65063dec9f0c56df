import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

public class TreeMaps {
    public static void main(String[] args) {
        TreeMap<Integer, String> grades = new TreeMap<>(Map.of(90, "A", 80, "B", 70, "C", 0, "F"));
        System.out.println(grades + " " + grades.floorEntry(85).getValue() + " " + grades.ceilingKey(71) + " " + grades.higherKey(90) + " " + grades.lowerEntry(70));
        System.out.println(grades.headMap(80) + " " + grades.tailMap(80, false) + " " + grades.subMap(10, 85) + " " + grades.descendingMap());
        System.out.println(grades.firstEntry() + " " + grades.lastKey() + " " + grades.pollFirstEntry() + " " + grades.size());
        TreeSet<String> words = new TreeSet<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        words.addAll(List.of("pear", "fig", "apple", "kiwi", "date", "fig"));
        System.out.println(words + " " + words.first() + " " + words.ceiling("zzz") + " " + words.headSet("kiwi", true) + " " + words.descendingSet());
        TreeMap<String, Integer> insensitive = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        insensitive.put("Key", 1);
        insensitive.put("KEY", 2);
        System.out.println(insensitive);
        TreeMap<Integer, Integer> big = new TreeMap<>();
        for (int i = 0; i < 2000; i++) big.put(i * 37 % 2003, i);
        for (int i = 0; i < 1900; i++) big.remove(i * 37 % 2003);
        System.out.println(big.size() + " " + big.firstKey() + " " + big.lastEntry());
        try {
            new TreeSet<Object>().add(new Object());
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: {0=F, 70=C, 80=B, 90=A} B 80 null 0=F
// out: {0=F, 70=C} {90=A} {70=C, 80=B} {90=A, 80=B, 70=C, 0=F}
// out: 0=F 90 0=F 3
// out: [fig, date, kiwi, pear, apple] fig date [fig, date, kiwi] [apple, pear, kiwi, date, fig]
// out: {Key=2}
// out: 100 5 1971=1948
// out: class java.lang.Object cannot be cast to class java.lang.Comparable (java.lang.Object and java.lang.Comparable are in module java.base of loader 'bootstrap')
