// limit: stack
// outcome: exited
// exit: 1
// err-contains: java.lang.StackOverflowError
import java.util.ArrayList;

/** A list that contains itself has no hash code. */
class Main {
    public static void main(String[] args) {
        var list = new ArrayList<Object>();
        list.add(list);
        System.out.println(list.hashCode());
    }
}
