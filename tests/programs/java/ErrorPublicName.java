public class SomethingElse {
    public static void main(String[] args) {
        System.out.println("not run");
    }
}

// err: ErrorPublicName.java:1: error: class SomethingElse is public, should be declared in a file named SomethingElse.java
// err: public class SomethingElse {
// err:        ^
// err: 1 error
// exit: 1
