import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Serialization {
    static class Account implements Serializable {
        private static final long serialVersionUID = 1;
        String owner;
        transient String password = "secret";
        int[] history = {1, 2};
        Account partner;
        Color color = Color.BLUE;

        Account(String owner) {
            this.owner = owner;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeUTF("extra");
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            password = in.readUTF();
        }
    }

    enum Color { RED, BLUE }
    record Point(int x, List<String> names) implements Serializable {}
    static class Plain {}

    static Object copy(Object o) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(o);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    public static void main(String[] args) throws Exception {
        Account a = new Account("ann");
        a.partner = a;
        Account b = (Account) copy(a);
        System.out.println(b.owner + " " + b.password + " " + b.history[1] + " " + (b.partner == b) + " " + (b != a) + " " + (b.color == Color.BLUE));
        System.out.println(copy(new Point(3, new ArrayList<>(List.of("p")))));
        Map<String, List<Integer>> map = new HashMap<>(Map.of("k", new ArrayList<>(List.of(1, 2))));
        System.out.println(copy(map).equals(map));
        try {
            copy(new Plain());
        } catch (NotSerializableException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: ann extra 2 true true true
// out: Point[x=3, names=[p]]
// out: true
// out: Serialization$Plain
