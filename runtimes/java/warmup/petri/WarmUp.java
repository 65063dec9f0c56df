package petri;

/// Goes the whole way of a program, through the system class loader, which keeps the class: hence
/// a name that no program has.
class WarmUp {
    static class Helper {
        static String greeting() {
            return "Hello";
        }
    }

    public static void main(String[] args) {
        System.out.println(Helper.greeting());
    }
}
