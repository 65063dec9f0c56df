public class Characters {
    public static void main(String[] args) {
        for (char c : "aZ5 _\n-é".toCharArray()) {
            System.out.println((int) c + " " + Character.isLetter(c) + Character.isDigit(c) + Character.isLetterOrDigit(c) + Character.isWhitespace(c) + Character.isUpperCase(c) + Character.isAlphabetic(c) + Character.isJavaIdentifierPart(c));
        }
        System.out.println(Character.toUpperCase('ä') + "" + Character.toLowerCase('Ö') + Character.getNumericValue('7') + Character.digit('f', 16) + Character.forDigit(11, 16));
        System.out.println((char) ('a' + 2) + " " + ('a' + 2) + " " + (char) 97 + " " + (int) 'a' + " " + 'a' / 2);
        char c = 'x';
        c++;
        c += 1;
        System.out.println(c + " " + (char) (c - 25) + " " + Character.valueOf(c).compareTo('a') + " " + Character.MAX_VALUE % 256);
        StringBuilder caesar = new StringBuilder();
        for (char ch : "Hello, World!".toCharArray()) {
            if (Character.isUpperCase(ch)) caesar.append((char) ('A' + (ch - 'A' + 3) % 26));
            else if (Character.isLowerCase(ch)) caesar.append((char) ('a' + (ch - 'a' + 3) % 26));
            else caesar.append(ch);
        }
        System.out.println(caesar);
        int[] counts = new int[26];
        for (char ch : "the quick brown fox".toCharArray()) if (ch != ' ') counts[ch - 'a']++;
        for (int i = 0; i < 26; i++) if (counts[i] > 1) System.out.print((char) ('a' + i) + "=" + counts[i] + " ");
        System.out.println();
    }
}

// out: 97 truefalsetruefalsefalsetruetrue
// out: 90 truefalsetruefalsetruetruetrue
// out: 53 falsetruetruefalsefalsefalsetrue
// out: 32 falsefalsefalsetruefalsefalsefalse
// out: 95 falsefalsefalsefalsefalsefalsetrue
// out: 10 falsefalsefalsetruefalsefalsefalse
// out: 45 falsefalsefalsefalsefalsefalsefalse
// out: 233 truefalsetruefalsefalsetruetrue
// out: Äö715b
// out: c 99 a 97 48
// out: z a 25 255
// out: Khoor, Zruog!
// out: o=2 
