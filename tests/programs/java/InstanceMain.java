class InstanceMain {
    private final String greeting = "hi";

    void main(String[] args) {
        System.out.println(greeting + " " + args.length);
    }
}

// args: a b c
// out: hi 3
