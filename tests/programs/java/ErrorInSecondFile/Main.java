public class Main {
    public static void main(String[] args) {
        System.out.println(Broken.value());
    }
}

// err-contains: Broken.java:3: error: incompatible types: String cannot be converted to int
// err-contains:         return "not a number";
// err-contains: 1 error
// exit: 1
