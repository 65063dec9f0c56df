public class MathFunctions {
    public static void main(String[] args) {
        double[] values = {0, 0.5, 1, -1, 2, 10, 1e-10, 123456.789};
        for (double x : values) {
            System.out.printf("%s: %.9f %.9f %.9f %.9f %.9f%n", x, Math.sin(x), Math.cos(x), Math.tan(x), Math.atan(x), Math.tanh(x));
        }
        System.out.println(StrictMath.sin(1) + " " + StrictMath.cos(1) + " " + StrictMath.exp(1) + " " + StrictMath.log(10));
        System.out.println(StrictMath.pow(2, 0.5) + " " + StrictMath.log10(1000) + " " + StrictMath.log1p(1e-5) + " " + StrictMath.expm1(1e-5));
        System.out.println(StrictMath.atan2(1, -1) + " " + StrictMath.asin(0.5) + " " + StrictMath.acos(0.5) + " " + StrictMath.sinh(1));
        System.out.println(Math.pow(2, 10) + " " + Math.pow(0, 0) + " " + Math.pow(-8, 1.0 / 3) + " " + Math.pow(2, -1074));
        System.out.println(Math.toDegrees(Math.PI) + " " + Math.toRadians(180) + " " + Math.signum(-3.2) + " " + Math.copySign(3, -0.0));
        System.out.println(Math.floorMod(-1, 5) + " " + Math.ceilDiv(7, 2) + " " + Math.absExact(-4) + " " + Math.getExponent(1024.5) + " " + Math.scalb(1.5, 4));
        System.out.println(Math.log(Math.E) + " " + Math.exp(0) + " " + Math.log(0) + " " + Math.log(-1) + " " + Math.sqrt(-1));
        System.out.println(Math.IEEEremainder(10, 3) + " " + Math.nextAfter(1.0, 2) + " " + Math.round(1e20) + " " + Math.round(0.49999999999999994));
    }
}

// out: 0.0: 0.000000000 1.000000000 0.000000000 0.000000000 0.000000000
// out: 0.5: 0.479425539 0.877582562 0.546302490 0.463647609 0.462117157
// out: 1.0: 0.841470985 0.540302306 1.557407725 0.785398163 0.761594156
// out: -1.0: -0.841470985 0.540302306 -1.557407725 -0.785398163 -0.761594156
// out: 2.0: 0.909297427 -0.416146837 -2.185039863 1.107148718 0.964027580
// out: 10.0: -0.544021111 -0.839071529 0.648360827 1.471127674 0.999999996
// out: 1.0E-10: 0.000000000 1.000000000 0.000000000 0.000000000 0.000000000
// out: 123456.789: -0.998664082 0.051672533 -19.326787943 1.570788227 1.000000000
// out: 0.8414709848078965 0.5403023058681398 2.7182818284590455 2.302585092994046
// out: 1.4142135623730951 3.0 9.999950000333332E-6 1.0000050000166668E-5
// out: 2.356194490192345 0.5235987755982989 1.0471975511965979 1.1752011936438014
// out: 1024.0 1.0 NaN 4.9E-324
// out: 180.0 3.141592653589793 -1.0 -3.0
// out: 4 4 4 10 24.0
// out: 1.0 1.0 -Infinity NaN NaN
// out: 1.0 1.0000000000000002 9223372036854775807 0
