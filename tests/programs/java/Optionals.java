import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

public class Optionals {
    record Address(String city) {}
    record User(String name, Address address) {}

    static Optional<User> find(String name) {
        return switch (name) {
            case "ann" -> Optional.of(new User("ann", new Address("Oslo")));
            case "bob" -> Optional.of(new User("bob", null));
            default -> Optional.empty();
        };
    }

    public static void main(String[] args) {
        for (String n : List.of("ann", "bob", "cy")) {
            System.out.println(find(n).map(User::address).map(Address::city).orElse("unknown"));
        }
        System.out.println(Optional.of(5).filter(x -> x > 9) + " " + Optional.of("x") + " " + OptionalInt.of(3) + " " + OptionalInt.empty());
        find("zed").ifPresentOrElse(u -> System.out.println("found"), () -> System.out.println("nobody"));
        System.out.println(find("zed").or(() -> find("bob")).get().name());
        System.out.println(Optional.ofNullable((String) null).isEmpty() + " " + Optional.of(1).stream().count() + " " + Optional.of(2).flatMap(x -> Optional.of(x * 2)).get());
        try {
            find("none").get();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        try {
            find("none").orElseThrow(() -> new IllegalStateException("no such user"));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Optional.of(1).equals(Optional.of(1)) + " " + find("q").map(User::name).orElseGet(() -> "made"));
    }
}

// out: Oslo
// out: unknown
// out: unknown
// out: Optional.empty Optional[x] OptionalInt[3] OptionalInt.empty
// out: nobody
// out: bob
// out: true 1 4
// out: No value present
// out: no such user
// out: true made
