class ErrorPrivateMain {
    private static void main(String[] args) {
        System.out.println("not called");
    }
}

// err: Error: Main method not found in class ErrorPrivateMain, please define the main method as:
// err:    public static void main(String[] args)
// err: or a JavaFX application class must extend javafx.application.Application
// exit: 1
