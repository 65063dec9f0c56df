public class SwitchStatements {
    enum Level { LOW, MIDDLE, HIGH }

    static String fall(int n) {
        StringBuilder s = new StringBuilder();
        switch (n) {
            case 0:
                s.append("zero ");
            case 1:
                s.append("one ");
                break;
            default:
                s.append("many ");
            case 1000:
                s.append("thousand ");
        }
        return s.toString();
    }

    static int word(String s) {
        switch (s) {
            case "Aa": return 1;
            case "BB": return 2; // the same hash code as "Aa"
            case "": return 3;
            default: return -1;
        }
    }

    static String level(Level l) {
        switch (l) {
            case LOW -> { return "l"; }
            case HIGH -> { return "h"; }
            default -> System.out.print("(default) ");
        }
        return "?";
    }

    public static void main(String[] args) {
        System.out.println(fall(0) + "|" + fall(1) + "|" + fall(2) + "|" + fall(1000));
        System.out.println(word("Aa") + " " + word("BB") + " " + word("") + " " + word("C"));
        for (Level l : Level.values()) System.out.println(level(l));
        char c = 'x';
        switch (c) {
            case 'w', 'x', 'y' -> System.out.println("near the end");
            default -> System.out.println("elsewhere");
        }
        Integer boxed = 3;
        switch (boxed) {
            case 3: System.out.println("three");
        }
        try {
            level(null);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: zero one |one |many thousand |thousand 
// out: 1 2 3 -1
// out: l
// out: (default) ?
// out: h
// out: near the end
// out: three
// out: Cannot invoke "SwitchStatements$Level.ordinal()" because "l" is null
