import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Stack;
import java.util.StringJoiner;
import java.util.Vector;

public class CollectionsUtilities {
    public static void main(String[] args) {
        List<Integer> list = new ArrayList<>();
        Collections.addAll(list, 4, 2, 9, 2);
        Collections.sort(list);
        System.out.println(list + " " + Collections.max(list) + Collections.min(list) + Collections.frequency(list, 2));
        Collections.reverse(list);
        Collections.swap(list, 0, 3);
        Collections.rotate(list, 1);
        System.out.println(list + " " + Collections.disjoint(list, List.of(7)) + Collections.nCopies(2, "x"));
        Collections.shuffle(list, new Random(42));
        System.out.println(list);
        Collections.fill(list, 0);
        System.out.println(list + " " + Collections.singletonList(1) + Collections.emptyMap() + Collections.indexOfSubList(List.of(1, 2, 3), List.of(2, 3)));
        BitSet primes = new BitSet();
        primes.set(2, 50);
        for (int i = 2; i * i < 50; i++) if (primes.get(i)) for (int j = i * i; j < 50; j += i) primes.clear(j);
        System.out.println(primes + " " + primes.cardinality() + " " + primes.nextClearBit(2));
        Map<String, Integer> identity = new IdentityHashMap<>();
        identity.put(new String("k"), 1);
        identity.put(new String("k"), 2);
        System.out.println(identity.size());
        Stack<String> stack = new Stack<>();
        stack.push("a");
        stack.push("b");
        System.out.println(stack.peek() + stack.search("a") + stack + new Vector<>(List.of(1)).elementAt(0));
        StringJoiner joiner = new StringJoiner(", ", "{", "}").setEmptyValue("EMPTY");
        System.out.println(joiner + " " + joiner.add("a").add("b"));
        List<String> synced = Collections.synchronizedList(new ArrayList<>());
        synced.add("s");
        System.out.println(synced + " " + Collections.checkedList(new ArrayList<>(List.of("a")), String.class));
    }
}

// out: [2, 2, 4, 9] 922
// out: [9, 2, 4, 2] true[x, x]
// out: [2, 2, 9, 4]
// out: [0, 0, 0, 0] [1]{}1
// out: {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47} 15 4
// out: 2
// out: b2[a, b]1
// out: EMPTY {a, b}
// out: [s] [a]
