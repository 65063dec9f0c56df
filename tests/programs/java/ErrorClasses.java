abstract class Shape {
    abstract double area();
    final void fixed() {}
}

final class Leaf {}

class Square extends Shape {
    void fixed() {}
}

class More extends Leaf {}

class Cat implements Comparable<Cat> {
    int compareTo(Cat other) { return 0; }
}

class Wrong extends Runnable {}

class Twice {
    void m(int a) {}
    void m(int b) {}
    int x;
    String x;
}

class NeedsArgument {
    NeedsArgument(int n) {}
}

class Child extends NeedsArgument {
}

class Loop extends Loop {}

public class ErrorClasses {
    private static class Secret { private int hidden() { return 1; } }

    @Override
    public String tostring() { return ""; }

    void instance() {}

    public static void main(String[] args) {
        new Shape();
        instance();
        this.instance();
        new NeedsArgument();
        String s = new Square().area();
        "text".value.length();
    }
}

// err: ErrorClasses.java:12: error: cannot inherit from final Leaf
// err: class More extends Leaf {}
// err:                    ^
// err: ErrorClasses.java:18: error: no interface expected here
// err: class Wrong extends Runnable {}
// err:                     ^
// err: ErrorClasses.java:22: error: method m(int) is already defined in class Twice
// err:     void m(int b) {}
// err:          ^
// err: ErrorClasses.java:24: error: variable x is already defined in class Twice
// err:     String x;
// err:            ^
// err: ErrorClasses.java:34: error: cyclic inheritance involving Loop
// err: class Loop extends Loop {}
// err: ^
// err: ErrorClasses.java:8: error: Square is not abstract and does not override abstract method area() in Shape
// err: class Square extends Shape {
// err: ^
// err: ErrorClasses.java:9: error: fixed() in Square cannot override fixed() in Shape
// err:     void fixed() {}
// err:          ^
// err:   overridden method is final
// err: ErrorClasses.java:15: error: compareTo(Cat) in Cat cannot implement compareTo(T) in Comparable
// err:     int compareTo(Cat other) { return 0; }
// err:         ^
// err:   attempting to assign weaker access privileges; was public
// err:   where T is a type-variable:
// err:     T extends Object declared in interface Comparable
// err: ErrorClasses.java:31: error: constructor NeedsArgument in class NeedsArgument cannot be applied to given types;
// err: class Child extends NeedsArgument {
// err: ^
// err:   required: int
// err:   found:    no arguments
// err:   reason: actual and formal argument lists differ in length
// err: ErrorClasses.java:39: error: method does not override or implement a method from a supertype
// err:     @Override
// err:     ^
// err: ErrorClasses.java:45: error: Shape is abstract; cannot be instantiated
// err:         new Shape();
// err:         ^
// err: ErrorClasses.java:46: error: non-static method instance() cannot be referenced from a static context
// err:         instance();
// err:         ^
// err: ErrorClasses.java:47: error: non-static variable this cannot be referenced from a static context
// err:         this.instance();
// err:         ^
// err: ErrorClasses.java:48: error: constructor NeedsArgument in class NeedsArgument cannot be applied to given types;
// err:         new NeedsArgument();
// err:         ^
// err:   required: int
// err:   found:    no arguments
// err:   reason: actual and formal argument lists differ in length
// err: ErrorClasses.java:49: error: incompatible types: double cannot be converted to String
// err:         String s = new Square().area();
// err:                                     ^
// err: ErrorClasses.java:50: error: value has private access in String
// err:         "text".value.length();
// err:               ^
// err: ErrorClasses.java:50: error: cannot find symbol
// err:         "text".value.length();
// err:                     ^
// err:   symbol:   method length()
// err:   location: variable value of type byte[]
// err: 17 errors
// exit: 1
