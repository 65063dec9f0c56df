import java.util.ArrayList;
import java.util.List;

public class RecordPatterns {
    record Point(int x, int y) {}
    record Line(Point from, Point to) {}
    record Box<T>(T content) {}
    sealed interface Expr permits Num, Add, Mul, Neg {}
    record Num(int value) implements Expr {}
    record Add(Expr left, Expr right) implements Expr {}
    record Mul(Expr left, Expr right) implements Expr {}
    record Neg(Expr operand) implements Expr {}

    static int eval(Expr e) {
        return switch (e) {
            case Num(int v) -> v;
            case Add(Num(int a), Num(int b)) -> a + b;
            case Add(Expr l, Expr r) -> eval(l) + eval(r);
            case Mul(Expr l, Expr r) -> eval(l) * eval(r);
            case Neg(Neg(Expr inner)) -> eval(inner);
            case Neg(Expr x) -> -eval(x);
        };
    }

    public static void main(String[] args) {
        Object o = new Line(new Point(1, 2), new Point(4, 6));
        if (o instanceof Line(Point(var x1, var y1), Point(int x2, int y2)) && x1 < x2) {
            System.out.println(Math.hypot(x2 - x1, y2 - y1));
        }
        if (!(o instanceof Line(_, Point(int x, _)))) throw new AssertionError();
        System.out.println(x);
        Box<Box<String>> nested = new Box<>(new Box<>("deep"));
        if (nested instanceof Box<Box<String>>(Box<String>(var s))) System.out.println(s.toUpperCase());
        System.out.println(eval(new Add(new Mul(new Num(3), new Num(4)), new Neg(new Neg(new Add(new Num(1), new Num(2)))))));
        Object nullInside = new Box<String>(null);
        System.out.println(nullInside instanceof Box<?>(String t) ? "string" : "no string");
        System.out.println(nullInside instanceof Box<?>(var t) ? "anything: " + t : "nothing");
        List<Object> all = new ArrayList<>(List.of(new Point(0, 5), new Point(7, 0), new Point(3, 3), "text"));
        for (Object each : all) {
            System.out.println(switch (each) {
                case Point(int a, int b) when a == 0 -> "on the y axis at " + b;
                case Point(int a, int b) when b == 0 -> "on the x axis at " + a;
                case Point p -> p.toString();
                default -> "no point";
            });
        }
    }
}

// out: 5.0
// out: 4
// out: DEEP
// out: 15
// out: no string
// out: anything: null
// out: on the y axis at 5
// out: on the x axis at 7
// out: Point[x=3, y=3]
// out: no point
