public class Main {
    public static void main(String[] args) {
        try {
            bank.Account.open(-5);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        new bank.Account(3).withdraw(10);
    }
}

// out: amount -5
// err: Exception in thread "main" bank.InsufficientFunds: missing 7
// err: 	at bank.Account.withdraw(Account.java:17)
// err: 	at Main.main(Main.java:8)
// exit: 1
