int rounds = 0;

String ask(String question) {
    rounds++;
    return IO.readln(question);
}

void main() {
    IO.println("Hello");
    var name = ask("Name? ");
    int number = Integer.parseInt(ask("Number? "));
    List<String> parts = new ArrayList<>(List.of("a", "b"));
    parts.add(name + number);
    for (String part : parts) {
        IO.print(part + " ");
    }
    IO.println();
    IO.println(parts.stream().map(String::toUpperCase).toList());
}
