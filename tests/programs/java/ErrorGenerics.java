import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

public class ErrorGenerics {
    static <T extends Comparable<T>> T max(List<T> list) { return list.get(0); }

    static class Box<T> {
        T value;
        static T shared;
        T make() { return new T(); }
    }

    public static void main(String[] args) {
        List<int> primitives;
        List<Object> objects = new ArrayList<String>();
        Map<String> half = new HashMap<>();
        max(List.of(new Object()));
        Box<String> box = new Box<>();
        box.value = 3;
        Function<String, Integer> f = s -> s.length() > 3;
        Function<String> g = x -> x;
        Runnable r = x -> {};
        var nothing = null;
        var lambda = () -> 1;
        List<String> names = List.of("a");
        for (int n : names) {}
        String first = names.get("0");
        if (names instanceof ArrayList<Integer> ints) {}
    }
}

// err: ErrorGenerics.java:12: error: non-static type variable T cannot be referenced from a static context
// err:         static T shared;
// err:                ^
// err: ErrorGenerics.java:13: error: unexpected type
// err:         T make() { return new T(); }
// err:                               ^
// err:   required: class
// err:   found:    type parameter T
// err:   where T is a type-variable:
// err:     T extends Object declared in class Box
// err: ErrorGenerics.java:17: error: unexpected type
// err:         List<int> primitives;
// err:              ^
// err:   required: reference
// err:   found:    int
// err: ErrorGenerics.java:18: error: incompatible types: ArrayList<String> cannot be converted to List<Object>
// err:         List<Object> objects = new ArrayList<String>();
// err:                                ^
// err: ErrorGenerics.java:19: error: wrong number of type arguments; required 2
// err:         Map<String> half = new HashMap<>();
// err:            ^
// err: ErrorGenerics.java:20: error: method max in class ErrorGenerics cannot be applied to given types;
// err:         max(List.of(new Object()));
// err:         ^
// err:   required: List<T>
// err:   found:    List<Object>
// err:   reason: inference variable E has incompatible bounds
// err:     upper bounds: Comparable<T>,Object
// err:     lower bounds: Object
// err:   where T,E are type-variables:
// err:     T extends Comparable<T> declared in method <T>max(List<T>)
// err:     E extends Object declared in method <E>of(E)
// err: ErrorGenerics.java:22: error: incompatible types: int cannot be converted to String
// err:         box.value = 3;
// err:                     ^
// err: ErrorGenerics.java:23: error: incompatible types: bad return type in lambda expression
// err:         Function<String, Integer> f = s -> s.length() > 3;
// err:                                                       ^
// err:     boolean cannot be converted to Integer
// err: ErrorGenerics.java:24: error: wrong number of type arguments; required 2
// err:         Function<String> g = x -> x;
// err:                 ^
// err: ErrorGenerics.java:25: error: incompatible types: incompatible parameter types in lambda expression
// err:         Runnable r = x -> {};
// err:                      ^
// err: ErrorGenerics.java:26: error: cannot infer type for local variable nothing
// err:         var nothing = null;
// err:             ^
// err:   (variable initializer is 'null')
// err: ErrorGenerics.java:27: error: cannot infer type for local variable lambda
// err:         var lambda = () -> 1;
// err:             ^
// err:   (lambda expression needs an explicit target-type)
// err: ErrorGenerics.java:29: error: incompatible types: String cannot be converted to int
// err:         for (int n : names) {}
// err:                      ^
// err: ErrorGenerics.java:30: error: incompatible types: String cannot be converted to int
// err:         String first = names.get("0");
// err:                                  ^
// err: ErrorGenerics.java:31: error: incompatible types: List<String> cannot be converted to ArrayList<Integer>
// err:         if (names instanceof ArrayList<Integer> ints) {}
// err:             ^
// err: Note: Some messages have been simplified; recompile with -Xdiags:verbose to get full output
// err: 15 errors
// exit: 1
