import java.util.ArrayList;
import java.util.List;

public class Warned {
    public static void main(String[] args) {
        List raw = new ArrayList();
        raw.add("unchecked");
        System.out.println(raw.get(0) + " " + new Integer(5) + new java.util.Date(0).getYear());
        List<String> names = (List<String>) (List<?>) raw;
        System.out.println(names);
    }
}
