import shapes.Circle;
import shapes.Shape;
import shapes.util.Rounding;

import static shapes.util.Rounding.twoPlaces;

public class Main {
    public static void main(String[] args) {
        Shape[] shapes = {new Circle(1), Shape.square(2)};
        for (Shape s : shapes) {
            System.out.println(s.name() + " " + twoPlaces(s.area()));
        }
        System.out.println(Rounding.class.getPackageName() + " " + new Counter().next());
        System.out.println(shapes[1].getClass().getName());
    }
}

// out: circle 3.14
// out: square 4.00
// out: shapes.util 11
// out: shapes.Square
