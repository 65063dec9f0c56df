package not.allowed;

int twice(int n) {
    return n * 2;
}

void main() {
    IO.println(twice("x"));
}

// err: ErrorCompactSource.java:1: error: compact source file should not have package declaration
// err: package not.allowed;
// err: ^
// err: 1 error
// exit: 1
