import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;

public class ArrayLists {
    public static void main(String[] args) {
        List<Integer> list = new ArrayList<>(Arrays.asList(5, 3, 8));
        list.add(1);
        list.add(0, 9);
        list.addAll(2, List.of(7, 7));
        System.out.println(list + " " + list.size() + " " + list.get(2) + " " + list.indexOf(7) + " " + list.lastIndexOf(7) + " " + list.contains(4));
        list.remove(0);
        list.remove(Integer.valueOf(7));
        list.set(0, 50);
        System.out.println(list);
        list.sort(null);
        System.out.println(list + " " + Collections.binarySearch(list, 8));
        list.sort(Comparator.reverseOrder());
        list.removeIf(n -> n > 20);
        list.replaceAll(n -> n * 2);
        System.out.println(list);
        ListIterator<Integer> it = list.listIterator();
        while (it.hasNext()) {
            int n = it.next();
            if (n == 14) it.remove();
            else if (n == 6) it.add(66);
            else it.set(n + 1);
        }
        System.out.println(list);
        List<Integer> view = list.subList(1, 3);
        view.set(0, -1);
        System.out.println(view + " " + list);
        view.clear();
        System.out.println(list + " " + list.equals(List.of(17, 3)) + " " + list.hashCode());
        Integer[] array = list.toArray(new Integer[0]);
        System.out.println(array.length + Arrays.toString(list.toArray()));
        List<List<Integer>> grid = new ArrayList<>();
        for (int i = 0; i < 3; i++) grid.add(new ArrayList<>(Collections.nCopies(i, i)));
        System.out.println(grid + " " + grid.getLast().getFirst() + " " + grid.reversed());
        list.forEach(n -> System.out.print(n + ";"));
        System.out.println();
    }
}

// out: [9, 5, 7, 7, 3, 8, 1] 7 7 2 3 false
// out: [50, 7, 3, 8, 1]
// out: [1, 3, 7, 8, 50] 3
// out: [16, 14, 6, 2]
// out: [17, 6, 66, 3]
// out: [-1, 66] [17, -1, 66, 3]
// out: [17, 3] true 1491
// out: 2[17, 3]
// out: [[], [1], [2, 2]] 2 [[2, 2], [1], []]
// out: 17;3;
