public class ErrorUnclosedComment {
    /* this comment has no end
    public static void main(String[] args) {
    }
}

// err-contains: ErrorUnclosedComment.java:2: error: unclosed comment
// exit: 1
