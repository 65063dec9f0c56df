import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

public class JsonParser {
    static class ParseException extends RuntimeException {
        ParseException(String message, int position) {
            super(message + " at " + position);
        }
    }

    private final String text;
    private int at;

    JsonParser(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        JsonParser parser = new JsonParser(text);
        Object value = parser.value();
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw new ParseException("unexpected '" + text.charAt(parser.at) + "'", parser.at);
        }
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private char peek() {
        skipSpace();
        if (at == text.length()) throw new ParseException("unexpected end", at);
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) throw new ParseException("expected '" + c + "' but found '" + peek() + "'", at);
        at++;
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Object literal(String word, Object value) {
        if (!text.startsWith(word, at)) throw new ParseException("unknown word", at);
        at += word.length();
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> result = new LinkedHashMap<>();
        expect('{');
        if (peek() != '}') {
            do {
                skipSpace();
                String key = string();
                expect(':');
                result.put(key, value());
            } while (peek() == ',' && at++ >= 0);
        }
        expect('}');
        return result;
    }

    private List<Object> array() {
        List<Object> result = new ArrayList<>();
        expect('[');
        if (peek() != ']') {
            do {
                result.add(value());
            } while (peek() == ',' && at++ >= 0);
        }
        expect(']');
        return result;
    }

    private String string() {
        expect('"');
        StringBuilder result = new StringBuilder();
        while (true) {
            if (at == text.length()) throw new ParseException("unterminated string", at);
            char c = text.charAt(at++);
            if (c == '"') return result.toString();
            if (c != '\\') {
                result.append(c);
                continue;
            }
            char escape = text.charAt(at++);
            switch (escape) {
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                case 'u' -> {
                    result.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> result.append(escape);
            }
        }
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
        String digits = text.substring(start, at);
        if (digits.isEmpty()) throw new ParseException("unexpected '" + text.charAt(at) + "'", at);
        if (digits.matches("-?\\d+")) return Long.parseLong(digits);
        return Double.parseDouble(digits);
    }

    static String write(Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> '"' + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
            case Map<?, ?> map -> map.entrySet().stream().map(e -> write(e.getKey()) + ":" + write(e.getValue())).collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(JsonParser::write).collect(Collectors.joining(",", "[", "]"));
            default -> value.toString();
        };
    }

    public static void main(String[] args) {
        Object parsed = parse("""
            {"name": "Petri", "tags": ["wasm", "java", null], "size": 1234567890123,
             "ratio": -0.25e2, "nested": {"deep": {"er": [1, [2, [3]]]}, "empty": {}},
             "ok": true, "text": "tab\\t \\"quoted\\" \\u00e9"}
            """);
        System.out.println(write(parsed));
        System.out.println(write(parse(write(parsed))).equals(write(parsed)));
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) parsed;
        System.out.println(map.keySet() + " " + map.get("size").getClass().getSimpleName() + " " + map.get("ratio"));
        for (String bad : List.of("", "{\"a\" 1}", "[1, 2", "tru", "\"open", "[1] x", "{a: 1}", "[,]")) {
            try {
                System.out.println(write(parse(bad)));
            } catch (ParseException e) {
                System.out.println(bad + " -> " + e.getMessage());
            }
        }
    }
}

// out: {"name":"Petri","tags":["wasm","java",null],"size":1234567890123,"ratio":-25.0,"nested":{"deep":{"er":[1,[2,[3]]]},"empty":{}},"ok":true,"text":"tab	 \"quoted\" é"}
// out: true
// out: [name, tags, size, ratio, nested, ok, text] Long -25.0
// out:  -> unexpected end at 0
// out: {"a" 1} -> expected ':' but found '1' at 5
// out: [1, 2 -> unexpected end at 5
// out: tru -> unknown word at 0
// out: "open -> unterminated string at 5
// out: [1] x -> unexpected 'x' at 4
// out: {a: 1} -> expected '"' but found 'a' at 1
// out: [,] -> unexpected ',' at 1
