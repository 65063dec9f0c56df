public class NBody {
    static final double SOLAR_MASS = 4 * Math.PI * Math.PI;
    static final double DAYS = 365.24;

    double x, y, z, vx, vy, vz, mass;

    NBody(double x, double y, double z, double vx, double vy, double vz, double mass) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.vx = vx * DAYS;
        this.vy = vy * DAYS;
        this.vz = vz * DAYS;
        this.mass = mass * SOLAR_MASS;
    }

    static void advance(NBody[] bodies, double dt) {
        for (int i = 0; i < bodies.length; i++) {
            NBody a = bodies[i];
            for (int j = i + 1; j < bodies.length; j++) {
                NBody b = bodies[j];
                double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
                double d2 = dx * dx + dy * dy + dz * dz;
                double mag = dt / (d2 * Math.sqrt(d2));
                a.vx -= dx * b.mass * mag;
                a.vy -= dy * b.mass * mag;
                a.vz -= dz * b.mass * mag;
                b.vx += dx * a.mass * mag;
                b.vy += dy * a.mass * mag;
                b.vz += dz * a.mass * mag;
            }
        }
        for (NBody body : bodies) {
            body.x += dt * body.vx;
            body.y += dt * body.vy;
            body.z += dt * body.vz;
        }
    }

    public static void main(String[] args) {
        NBody[] bodies = {
            new NBody(0, 0, 0, 0, 0, 0, 1),
            new NBody(4.841431442464721, -1.1603200440274284, -0.10362204447112311, 0.001660076642744037,
                0.007699011184197404, -0.0000690460016972063, 0.0009547919384243266),
            new NBody(8.34336671824458, 4.124798564124305, -0.4035234171143214, -0.002767425107264110,
                0.004998528012349172, 0.00002304172975737639, 0.0002858859806661308),
            new NBody(12.894369562139131, -15.111151401698631, -0.22330757889265573, 0.002964601375647616,
                0.0023784717395948095, -0.000029658956854023756, 0.00004366244043351563),
            new NBody(15.379697114850917, -25.919314609987964, 0.17925877295037118, 0.0026806777249038932,
                0.001628241700382423, -0.00009515922545197159, 0.00005151389020466114),
        };
        for (int i = 0; i < 60_000; i++) {
            advance(bodies, 0.01);
        }
        System.out.printf("%.9f%n", bodies[0].x);
    }
}
