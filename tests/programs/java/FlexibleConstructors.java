public class FlexibleConstructors {
    static class Person {
        final String name;

        Person(String name) {
            this.name = name;
            show();
        }

        void show() {
            System.out.println("person " + name);
        }
    }

    static class Employee extends Person {
        final String office;

        Employee(String name, String office) {
            if (office.isBlank()) throw new IllegalArgumentException("office?");
            String clean = name.strip();
            this.office = office;
            super(clean);
            System.out.println("done " + this.office);
        }

        @Override
        void show() {
            System.out.println("employee " + name + " in " + office);
        }
    }

    public static void main(String[] args) {
        new Employee("  Ann ", "5F");
        try {
            new Employee("Bob", " ");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: employee Ann in 5F
// out: done 5F
// out: office?
