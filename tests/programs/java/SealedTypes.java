public class SealedTypes {
    sealed interface Vehicle permits Car, Truck, Bike {}
    record Car(int seats) implements Vehicle {}
    static non-sealed class Truck implements Vehicle { int load = 5; }
    static final class BigTruck extends Truck { { load = 50; } }
    enum Bike implements Vehicle { ROAD, MOUNTAIN }

    sealed static abstract class Node<T> {
        static final class Leaf<T> extends Node<T> { final T value; Leaf(T value) { this.value = value; } }
        static final class Fork<T> extends Node<T> { final Node<T> left, right; Fork(Node<T> left, Node<T> right) { this.left = left; this.right = right; } }
    }

    static <T> int depth(Node<T> n) {
        return switch (n) {
            case Node.Leaf<T> _ -> 1;
            case Node.Fork<T> f -> 1 + Math.max(depth(f.left), depth(f.right));
        };
    }

    static String toll(Vehicle v) {
        return switch (v) {
            case Car c when c.seats() > 5 -> "van";
            case Car c -> "car " + c.seats();
            case BigTruck b -> "big " + b.load;
            case Truck t -> "truck " + t.load;
            case Bike.ROAD -> "free on the road";
            case Bike b -> "free " + b;
        };
    }

    public static void main(String[] args) {
        Vehicle[] all = {new Car(5), new Car(7), new Truck(), new BigTruck(), Bike.ROAD, Bike.MOUNTAIN};
        for (Vehicle v : all) System.out.println(toll(v));
        System.out.println(depth(new Node.Fork<>(new Node.Leaf<>(1), new Node.Fork<>(new Node.Leaf<>(2), new Node.Leaf<>(3)))));
        System.out.println(Vehicle.class.isSealed() + " " + Vehicle.class.getPermittedSubclasses().length + " " + Truck.class.isSealed());
    }
}

// out: car 5
// out: van
// out: truck 5
// out: big 50
// out: free on the road
// out: free MOUNTAIN
// out: 3
// out: true 3 false
