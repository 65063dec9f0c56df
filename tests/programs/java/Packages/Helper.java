class Helper {
    static final int STEP = 10;
}
