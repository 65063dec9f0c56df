class Base {
    void main() {
        System.out.println("main of " + getClass().getName());
    }
}

class InheritedMain extends Base {
}

// out: main of InheritedMain
