import java.util.ArrayList;
import java.util.List;

public class Inheritance {
    static abstract class Animal {
        protected String name;
        static String kind() { return "animal"; }
        String label = "animal";

        Animal(String name) {
            this.name = name;
        }

        abstract String sound();

        public String toString() {
            return name + " says " + sound();
        }
    }

    static class Dog extends Animal {
        String label = "dog";
        static String kind() { return "dog"; }

        Dog(String name) {
            super(name);
        }

        String sound() {
            return "woof";
        }

        Dog self() {
            return this;
        }
    }

    static final class Puppy extends Dog {
        Puppy(String name) {
            super(name + " jr.");
        }

        @Override
        String sound() {
            return super.sound() + "!";
        }

        @Override
        Puppy self() {
            return this;
        }
    }

    static class Cat extends Animal {
        Cat() {
            super("Tom");
        }

        String sound() {
            return "meow";
        }
    }

    public static void main(String[] args) {
        List<Animal> animals = new ArrayList<>(List.of(new Dog("Rex"), new Cat(), new Puppy("Rex")));
        animals.add(new Animal("Cow") {
            String sound() {
                return "moo";
            }
        });
        for (Animal a : animals) System.out.println(a);
        Animal a = animals.get(0);
        System.out.println(a.label + " " + ((Dog) a).label + " " + Animal.kind() + " " + Dog.kind());
        Dog d = (Dog) animals.get(2);
        System.out.println(d.self().getClass().getName() + " " + (d instanceof Puppy) + " " + Puppy.class.getSuperclass().getSimpleName());
        try {
            Dog wrong = (Dog) animals.get(1);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: Rex says woof
// out: Tom says meow
// out: Rex jr. says woof!
// out: Cow says moo
// out: animal dog animal dog
// out: Inheritance$Puppy true Dog
// out: class Inheritance$Cat cannot be cast to class Inheritance$Dog (Inheritance$Cat and Inheritance$Dog are in unnamed module of loader 'app')
