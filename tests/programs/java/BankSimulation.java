import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

public class BankSimulation {
    static class InsufficientFundsException extends Exception {
        private final double missing;

        InsufficientFundsException(double missing) {
            super("Insufficient funds: missing %.2f".formatted(missing));
            this.missing = missing;
        }

        double missing() {
            return missing;
        }
    }

    record Transaction(int id, Kind kind, double amount, String note) {
        enum Kind { DEPOSIT, WITHDRAWAL, INTEREST, TRANSFER }

        @Override
        public String toString() {
            return "#%d %-10s %10.2f  %s".formatted(id, kind, amount, note);
        }
    }

    static abstract class Account {
        private static int nextTransaction = 1;
        private final String number;
        private final String owner;
        protected double balance;
        private final List<Transaction> history = new ArrayList<>();

        Account(String number, String owner) {
            this.number = number;
            this.owner = owner;
        }

        void deposit(double amount, String note) {
            if (amount <= 0) {
                throw new IllegalArgumentException("Deposit must be positive: " + amount);
            }
            balance += amount;
            log(Transaction.Kind.DEPOSIT, amount, note);
        }

        void withdraw(double amount, String note) throws InsufficientFundsException {
            if (amount > available()) {
                throw new InsufficientFundsException(amount - available());
            }
            balance -= amount;
            log(Transaction.Kind.WITHDRAWAL, -amount, note);
        }

        protected double available() {
            return balance;
        }

        abstract void endOfMonth();

        protected void log(Transaction.Kind kind, double amount, String note) {
            history.add(new Transaction(nextTransaction++, kind, amount, note));
        }

        List<Transaction> history(Predicate<Transaction> filter) {
            return history.stream().filter(filter).toList();
        }

        @Override
        public String toString() {
            return "%s[%s, %s, %.2f]".formatted(getClass().getSimpleName(), number, owner, balance);
        }
    }

    static class Savings extends Account {
        private final double rate;

        Savings(String number, String owner, double rate) {
            super(number, owner);
            this.rate = rate;
        }

        @Override
        void endOfMonth() {
            double interest = Math.round(balance * rate / 12 * 100) / 100.0;
            balance += interest;
            log(Transaction.Kind.INTEREST, interest, "interest at " + rate * 100 + "%");
        }
    }

    static class Checking extends Account {
        private final double overdraft;

        Checking(String number, String owner, double overdraft) {
            super(number, owner);
            this.overdraft = overdraft;
        }

        @Override
        protected double available() {
            return balance + overdraft;
        }

        @Override
        void endOfMonth() {
            if (balance < 0) {
                balance -= 5;
                log(Transaction.Kind.WITHDRAWAL, -5, "overdraft fee");
            }
        }
    }

    static class Bank {
        private final Map<String, Account> accounts = new LinkedHashMap<>();

        void open(Account account) {
            if (accounts.putIfAbsent(account.number, account) != null) {
                throw new IllegalStateException("Account exists: " + account.number);
            }
        }

        Account find(String number) {
            Account account = accounts.get(number);
            if (account == null) {
                throw new IllegalArgumentException("No such account: " + number);
            }
            return account;
        }

        void transfer(String from, String to, double amount) throws InsufficientFundsException {
            find(to);
            find(from).withdraw(amount, "to " + to);
            find(to).deposit(amount, "from " + from);
        }

        double total() {
            return accounts.values().stream().mapToDouble(a -> a.balance).sum();
        }
    }

    public static void main(String[] args) {
        Bank bank = new Bank();
        bank.open(new Savings("S-1", "Ann", 0.03));
        bank.open(new Checking("C-1", "Ann", 200));
        bank.open(new Checking("C-2", "Bob", 0));
        bank.find("S-1").deposit(1000, "salary");
        bank.find("C-2").deposit(50.25, "cash");
        String[][] transfers = {{"S-1", "C-1", "300"}, {"C-1", "C-2", "450"}, {"C-2", "C-1", "9999"}, {"C-1", "X-9", "1"}};
        for (String[] t : transfers) {
            try {
                bank.transfer(t[0], t[1], Double.parseDouble(t[2]));
                System.out.println("transferred " + t[2] + " from " + t[0] + " to " + t[1]);
            } catch (InsufficientFundsException e) {
                System.out.printf("refused: %s (%.2f)%n", e.getMessage(), e.missing());
            } catch (IllegalArgumentException e) {
                System.out.println("error: " + e.getMessage());
            }
        }
        bank.accounts.values().forEach(Account::endOfMonth);
        for (Account account : bank.accounts.values()) {
            System.out.println(account);
            account.history(t -> Math.abs(t.amount()) >= 5).forEach(t -> System.out.println("  " + t));
        }
        System.out.printf("total %.2f%n", bank.total());
        try {
            bank.open(new Savings("S-1", "Eve", 0));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        bank.find("C-2").deposit(-1, "?");
    }
}

// out: transferred 300 from S-1 to C-1
// out: transferred 450 from C-1 to C-2
// out: refused: Insufficient funds: missing 9498.75 (9498.75)
// out: error: No such account: X-9
// out: Savings[S-1, Ann, 701.75]
// out:   #1 DEPOSIT       1000.00  salary
// out:   #3 WITHDRAWAL    -300.00  to C-1
// out: Checking[C-1, Ann, -155.00]
// out:   #4 DEPOSIT        300.00  from S-1
// out:   #5 WITHDRAWAL    -450.00  to C-2
// out:   #8 WITHDRAWAL      -5.00  overdraft fee
// out: Checking[C-2, Bob, 500.25]
// out:   #2 DEPOSIT         50.25  cash
// out:   #6 DEPOSIT        450.00  from C-1
// out: total 1047.00
// out: Account exists: S-1
// err: Exception in thread "main" java.lang.IllegalArgumentException: Deposit must be positive: -1.0
// err: 	at BankSimulation$Account.deposit(BankSimulation.java:44)
// err: 	at BankSimulation.main(BankSimulation.java:173)
// exit: 1
