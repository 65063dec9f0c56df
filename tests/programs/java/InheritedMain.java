class InheritedMain extends Base {
}

class Base {
    void main() {
        System.out.println("main of " + getClass().getName());
    }
}

// out: main of InheritedMain
