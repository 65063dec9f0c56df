package bank;

public class Account {
    private int balance;

    public Account(int balance) {
        this.balance = balance;
    }

    public static Account open(int amount) {
        if (amount < 0) throw new IllegalArgumentException("amount " + amount);
        return new Account(amount);
    }

    public void withdraw(int amount) {
        if (amount > balance) {
            throw new InsufficientFunds(amount - balance);
        }
        balance -= amount;
    }
}
