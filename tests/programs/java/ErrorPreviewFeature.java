public class ErrorPreviewFeature {
    public static void main(String[] args) {
        Object o = 5;
        if (o instanceof int n) System.out.println(n);
    }
}

// err: ErrorPreviewFeature.java:4: error: primitive patterns are a preview feature and are disabled by default.
// err:         if (o instanceof int n) System.out.println(n);
// err:                          ^
// err:   (use --enable-preview to enable primitive patterns)
// err: 1 error
// exit: 1
