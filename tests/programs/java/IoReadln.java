void main() {
    String name = IO.readln("What is your name? ");
    IO.println("Hi " + name);
    int n = Integer.parseInt(IO.readln());
    for (int i = n; i > 0; i--) {
        IO.print(i + " ");
    }
    IO.println("go");
    IO.println(IO.readln());
}

// in: Ada
// in: 3
// out: What is your name? Hi Ada
// out: 3 2 1 go
// out: null
