import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.NoSuchElementException;

public class LinkedLists {
    public static void main(String[] args) {
        LinkedList<String> list = new LinkedList<>();
        list.add("b");
        list.addFirst("a");
        list.addLast("c");
        list.add(1, "x");
        System.out.println(list + " " + list.peekFirst() + list.peekLast() + " " + list.pollFirst() + list.removeLast() + " " + list);
        Deque<Integer> stack = new ArrayDeque<>();
        for (int i = 0; i < 5; i++) stack.push(i * i);
        System.out.println(stack + " " + stack.pop() + " " + stack.peek());
        Deque<Integer> queue = new ArrayDeque<>();
        for (int i = 0; i < 20; i++) {
            queue.offer(i);
            if (i % 3 == 0) queue.poll();
        }
        System.out.println(queue + " " + queue.size() + " " + queue.contains(15));
        Iterator<Integer> down = queue.descendingIterator();
        System.out.println(down.next() + " " + down.next());
        try {
            new LinkedList<String>().getFirst();
        } catch (NoSuchElementException e) {
            System.out.println("empty: " + e.getMessage());
        }
        try {
            queue.add(null);
        } catch (NullPointerException e) {
            System.out.println("no nulls in an ArrayDeque");
        }
        System.out.println(new ArrayDeque<>().poll() + " " + new ArrayDeque<>().peekLast());
    }
}

// out: [a, x, b, c] ac ac [x, b]
// out: [16, 9, 4, 1, 0] 16 9
// out: [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19] 13 true
// out: 19 18
// out: empty: null
// out: no nulls in an ArrayDeque
// out: null null
