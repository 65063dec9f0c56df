// limit: wall_time_ms
// outcome: timed_out
/** Sleeps, costs nothing, stays. */
class Main {
    public static void main(String[] args) throws Exception {
        Thread.sleep(3_600_000);
    }
}
