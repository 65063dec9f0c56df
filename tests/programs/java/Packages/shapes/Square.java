package shapes;

record Square(double side) implements Shape {
    public double area() {
        return side * side;
    }

    public String name() {
        return "square";
    }
}
