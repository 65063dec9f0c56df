import java.text.Collator;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

public class Locales {
    public static class Messages extends java.util.ListResourceBundle {
        protected Object[][] getContents() {
            return new Object[][] {{"hello", "Hello"}, {"bye", "Goodbye"}};
        }
    }

    public static void main(String[] args) {
        System.out.println(Locale.US + " " + Locale.US.getDisplayCountry(Locale.US) + " " + Locale.forLanguageTag("pt-BR").getLanguage() + " " + Locale.of("fr", "CA").toLanguageTag());
        System.out.println("TITLE".toLowerCase(Locale.ROOT) + " " + "title".toUpperCase(Locale.of("tr")) + " " + String.format(Locale.US, "%,.2f", 1234.5) + " " + String.format(Locale.ROOT, "%,d", 1234567));
        System.out.println(Currency.getInstance("EUR").getDefaultFractionDigits() + " " + Currency.getInstance("JPY").getSymbol(Locale.US) + " " + NumberFormat.getCurrencyInstance(Locale.UK).getCurrency());
        String[] words = {"zebra", "Äpfel", "apple", "Zoo"};
        Arrays.sort(words, Collator.getInstance(Locale.ENGLISH));
        System.out.println(Arrays.toString(words));
        ResourceBundle bundle = ResourceBundle.getBundle("Locales$Messages");
        System.out.println(bundle.getString("hello") + " " + bundle.containsKey("nope"));
        try {
            bundle.getString("nope");
        } catch (java.util.MissingResourceException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: en_US United States pt fr-CA
// out: title TİTLE 1,234.50 1,234,567
// out: 2 ¥ GBP
// out: [Äpfel, apple, zebra, Zoo]
// out: Hello false
// out: Can't find resource for bundle Locales$Messages, key nope
