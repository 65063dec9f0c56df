class Helper {
    static String help() {
        return "helped";
    }
}

interface Unrelated {
}

public class FirstClassWithMain {
    public static void main(String[] args) {
        System.out.println(Helper.help());
    }
}

// out: helped
