package shapes.util;

public final class Rounding {
    private Rounding() {
    }

    public static String twoPlaces(double d) {
        return String.format("%.2f", d);
    }
}
