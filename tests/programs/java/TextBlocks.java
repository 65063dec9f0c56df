public class TextBlocks {
    public static void main(String[] args) {
        String html = """
            <html>
              <body class="x">
                "quoted" and \"""escaped\"""
              </body>
            </html>
            """;
        System.out.print(html);
        System.out.println("""
            one \
            line, tab:\tend
            trailing spaces\s\s
            unicode \u00e9 and \101""");
        System.out.println("""
            Hello, %s! %d""".formatted("Duke", 3).length());
        System.out.println("""

            empty lines around

            """.lines().count());
        System.out.println("  indented\n    more\n".stripIndent());
        System.out.print("a\nb\n".indent(4));
        System.out.println("tab\\t".translateEscapes() + "|");
    }
}

// out: <html>
// out:   <body class="x">
// out:     "quoted" and """escaped"""
// out:   </body>
// out: </html>
// out: one line, tab:	end
// out: trailing spaces  
// out: unicode é and A
// out: 14
// out: 3
// out:   indented
// out:     more
// out:
// out:     a
// out:     b
// out: tab	|
