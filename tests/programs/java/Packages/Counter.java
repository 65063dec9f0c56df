class Counter {
    private int n;

    int next() {
        return ++n + Helper.STEP;
    }
}
