public class Arguments {
    public static void main(String... args) {
        System.out.println(args.length);
        for (String arg : args) {
            System.out.println("[" + arg + "]");
        }
    }
}

// args: one two --three=3 ünï
// out: 4
// out: [one]
// out: [two]
// out: [--three=3]
// out: [ünï]
