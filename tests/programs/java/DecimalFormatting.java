import java.math.RoundingMode;
import java.text.ChoiceFormat;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.ParseException;
import java.util.Locale;

public class DecimalFormatting {
    public static void main(String[] args) throws ParseException {
        System.out.println(new DecimalFormat("#,##0.00").format(1234567.891) + " " + new DecimalFormat("0.###").format(2.5) + " " + new DecimalFormat("000").format(7) + " " + new DecimalFormat("#.##%").format(0.1234));
        System.out.println(new DecimalFormat("0.00E0").format(12345) + " " + new DecimalFormat("$#,##0.00;($#,##0.00)").format(-42.5) + " " + new DecimalFormat("0.0").format(0.25) + " " + new DecimalFormat("0.0").format(0.35));
        DecimalFormat up = new DecimalFormat("0.0");
        up.setRoundingMode(RoundingMode.UP);
        System.out.println(up.format(0.21) + " " + up.format(-0.21));
        System.out.println(NumberFormat.getCurrencyInstance(Locale.US).format(1234.5) + " " + NumberFormat.getPercentInstance(Locale.US).format(0.75) + " " + NumberFormat.getInstance(Locale.US).format(1e9));
        System.out.println(NumberFormat.getIntegerInstance(Locale.US).format(2.5) + " " + NumberFormat.getInstance(Locale.US).parse("1,234.5xyz") + " " + NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.SHORT).format(12_345_678));
        System.out.println(MessageFormat.format("{0} has {1,number,integer} messages, {2} and '{'3'}'", "Ann", 1234, 2.5));
        System.out.println(MessageFormat.format("{0,choice,0#no files|1#one file|1<{0} files}", 5) + " " + new ChoiceFormat("0#zero|1#one|2#more").format(1));
        try {
            NumberFormat.getInstance(Locale.US).parse("nope");
        } catch (ParseException e) {
            System.out.println(e.getMessage() + " at " + e.getErrorOffset());
        }
    }
}

// out: 1,234,567.89 2.5 007 12.34%
// out: 1.23E4 ($42.50) 0.2 0.3
// out: 0.3 -0.3
// out: $1,234.50 75% 1,000,000,000
// out: 2 1234.5 12M
// out: Ann has 1,234 messages, 2.5 and {3}
// out: 5 files one
// out: Unparseable number: "nope" at 0
