package shapes;

public interface Shape {
    double area();

    String name();

    static Shape square(double side) {
        return new Square(side);
    }
}
