import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Collectors;

public class UnicodeText {
    public static void main(String[] args) {
        String s = "naïve café 日本語 😀 𝄞";
        System.out.println(s);
        System.out.println(s.length() + " " + s.codePointCount(0, s.length()) + " " + s.getBytes(StandardCharsets.UTF_8).length);
        System.out.println(s.codePoints().filter(c -> c > 0xffff).mapToObj(Integer::toHexString).collect(Collectors.joining(",")));
        System.out.println(s.toUpperCase() + " " + new StringBuilder(s).reverse());
        System.out.println(Character.getName('é') + " " + Character.isLetter('語') + " " + Character.isDigit('٣') + " " + Character.getNumericValue('٣') + " " + Character.toChars(0x1F600).length);
        System.out.println(Character.isSurrogate(s.charAt(s.length() - 1)) + " " + s.offsetByCodePoints(0, 16) + " " + Character.getType('A') + " " + Character.UnicodeBlock.of('я'));
        String decomposed = Normalizer.normalize("é", Normalizer.Form.NFD);
        System.out.println(decomposed.length() + " " + Normalizer.normalize(decomposed, Normalizer.Form.NFC).equals("é") + " " + Normalizer.normalize("ﬁ①", Normalizer.Form.NFKC));
        System.out.println(Arrays.toString("é€😀".getBytes(StandardCharsets.UTF_8)) + Arrays.toString("é€".getBytes(StandardCharsets.ISO_8859_1)) + Arrays.toString("aé".getBytes(StandardCharsets.UTF_16)));
        System.out.println(new String(new byte[] {(byte) 0xff, 'a', (byte) 0xc3}, StandardCharsets.UTF_8) + "\u0041\t\101\uD83D\uDE00");
        int größe = 3;
        String 名前 = "identifiers too";
        System.out.println(größe + 名前);
        System.out.println("ß".equalsIgnoreCase("SS") + " " + "ß".toUpperCase() + " " + "ΑΣ".toLowerCase() + " " + Character.toTitleCase('ǆ') + " " + Character.isJavaIdentifierStart('$') + Character.isWhitespace('\u00a0') + Character.isSpaceChar('\u00a0'));
    }
}

// out: naïve café 日本語 😀 𝄞
// out: 20 18 32
// out: 1f600,1d11e
// out: NAÏVE CAFÉ 日本語 😀 𝄞 𝄞 😀 語本日 éfac evïan
// out: LATIN SMALL LETTER E WITH ACUTE true true 3 2
// out: true 17 1 CYRILLIC
// out: 2 true fi1
// out: [-61, -87, -30, -126, -84, -16, -97, -104, -128][-23, 63][-2, -1, 0, 97, 0, -23]
// out: �a�A	A😀
// out: 3identifiers too
// out: false SS ας ǅ truefalsetrue
