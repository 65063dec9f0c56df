String greet(String name) {
    return "Hello, " + name + "!";
}

int count = 0;

void main() {
    IO.println(greet("Duke"));
    count += 2;
    IO.println(count);
    IO.print("no newline, ");
    IO.println();
    List<String> imported = List.of("java.base", "is", "imported");
    IO.println(imported);
}

// out: Hello, Duke!
// out: 2
// out: no newline, 
// out: [java.base, is, imported]
