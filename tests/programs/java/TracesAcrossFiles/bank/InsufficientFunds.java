package bank;

public class InsufficientFunds extends RuntimeException {
    public InsufficientFunds(int missing) {
        super("missing " + missing);
    }
}
