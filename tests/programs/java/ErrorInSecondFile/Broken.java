class Broken {
    static int value() {
        return "not a number";
    }
}
