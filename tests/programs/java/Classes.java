public class Classes {
    private static int created;
    private final String name;
    private int balance;
    static final int LIMIT;

    static {
        LIMIT = 1000;
    }

    {
        created++;
    }

    Classes() {
        this("nobody");
    }

    Classes(String name) {
        this(name, 0);
    }

    Classes(String name, int balance) {
        this.name = name;
        this.balance = balance;
    }

    Classes deposit(int amount) {
        balance = Math.min(balance + amount, LIMIT);
        return this;
    }

    static Classes copy(Classes other) {
        return new Classes(other.name + "'", other.balance);
    }

    void over(Object o) { System.out.println("Object"); }
    void over(String s) { System.out.println("String"); }
    void over(int i) { System.out.println("int"); }
    void over(double d) { System.out.println("double"); }
    void over(Integer i) { System.out.println("Integer"); }
    void over(char c) { System.out.println("char"); }

    @Override
    public String toString() {
        return "%s has %d".formatted(name, balance);
    }

    public static void main(String[] args) {
        Classes a = new Classes("Ann");
        System.out.println(a.deposit(5).deposit(7));
        System.out.println(new Classes());
        System.out.println(copy(a));
        System.out.println(copy(a).deposit(5000));
        System.out.println(created);
        byte b = 1;
        a.over(b);
        a.over(1L);
        a.over('c');
        a.over((Object) "s");
        a.over("s");
        a.over(null == null ? "x" : null);
        a.over(Integer.valueOf(1));
        a.over(new int[0]);
        Classes same = a;
        same.balance = -1;
        System.out.println(a.balance + " " + (same == a) + " " + a.equals(copy(a)));
    }
}

// out: Ann has 12
// out: nobody has 0
// out: Ann' has 12
// out: Ann' has 1000
// out: 4
// out: int
// out: double
// out: char
// out: Object
// out: String
// out: String
// out: Integer
// out: Object
// out: -1 true false
