int twice(int n) {
    return n * 2;
}

void main() {
    IO.println(twice("x"));
}

// err: ErrorCompactSource.java:6: error: incompatible types: String cannot be converted to int
// err:     IO.println(twice("x"));
// err:                      ^
// err: Note: Some messages have been simplified; recompile with -Xdiags:verbose to get full output
// err: 1 error
// exit: 1
