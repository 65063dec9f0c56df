import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class ToyInterpreter {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\\d+)|([a-z]+)|(==|<=|[-+*/<>=(){};]))");

    sealed interface Expr permits Num, Var, Binary {}
    record Num(int value) implements Expr {}
    record Var(String name) implements Expr {}
    record Binary(String op, Expr left, Expr right) implements Expr {}

    sealed interface Stmt permits Assign, Print, While, If, Block {}
    record Assign(String name, Expr value) implements Stmt {}
    record Print(Expr value) implements Stmt {}
    record While(Expr condition, Stmt body) implements Stmt {}
    record If(Expr condition, Stmt then, Stmt otherwise) implements Stmt {}
    record Block(List<Stmt> body) implements Stmt {}

    static class Parser {
        private final List<String> tokens = new ArrayList<>();
        private int next;

        Parser(String source) {
            Matcher m = TOKEN.matcher(source.strip());
            int end = 0;
            while (m.find() && m.start() == end) {
                tokens.add(m.group().strip());
                end = m.end();
            }
            if (end != source.strip().length()) {
                throw new IllegalArgumentException("bad character '" + source.strip().charAt(end) + "'");
            }
        }

        private String peek() { return next < tokens.size() ? tokens.get(next) : "end"; }

        private boolean accept(String token) {
            if (!peek().equals(token)) return false;
            next++;
            return true;
        }

        private void expect(String token) {
            if (!accept(token)) throw new IllegalArgumentException("expected " + token + ", found " + peek());
        }

        Block program() {
            List<Stmt> body = new ArrayList<>();
            while (next < tokens.size()) body.add(statement());
            return new Block(body);
        }

        private Stmt statement() {
            if (accept("{")) {
                List<Stmt> body = new ArrayList<>();
                while (!accept("}")) body.add(statement());
                return new Block(body);
            }
            if (accept("while")) return new While(expression(0), statement());
            if (accept("if")) {
                Expr condition = expression(0);
                Stmt then = statement();
                return new If(condition, then, accept("else") ? statement() : new Block(List.of()));
            }
            if (accept("print")) {
                Print print = new Print(expression(0));
                expect(";");
                return print;
            }
            String name = peek();
            next++;
            expect("=");
            Assign assign = new Assign(name, expression(0));
            expect(";");
            return assign;
        }

        private static final List<List<String>> LEVELS = List.of(List.of("==", "<", ">", "<="), List.of("+", "-"), List.of("*", "/"));

        private Expr expression(int level) {
            if (level == LEVELS.size()) return primary();
            Expr left = expression(level + 1);
            while (LEVELS.get(level).contains(peek())) {
                String op = peek();
                next++;
                left = new Binary(op, left, expression(level + 1));
            }
            return left;
        }

        private Expr primary() {
            if (accept("(")) {
                Expr inner = expression(0);
                expect(")");
                return inner;
            }
            String token = peek();
            next++;
            if (Character.isDigit(token.charAt(0))) return new Num(Integer.parseInt(token));
            if (Character.isLetter(token.charAt(0)) && !token.equals("end")) return new Var(token);
            throw new IllegalArgumentException("unexpected " + token);
        }
    }

    private final Map<String, Integer> variables = new HashMap<>();
    private final StringBuilder output = new StringBuilder();

    int eval(Expr e) {
        return switch (e) {
            case Num(int value) -> value;
            case Var(String name) -> {
                Integer value = variables.get(name);
                if (value == null) throw new IllegalStateException("undefined variable " + name);
                yield value;
            }
            case Binary(String op, Expr l, Expr r) -> {
                int a = eval(l), b = eval(r);
                yield switch (op) {
                    case "+" -> a + b;
                    case "-" -> a - b;
                    case "*" -> a * b;
                    case "/" -> a / b;
                    case "<" -> a < b ? 1 : 0;
                    case ">" -> a > b ? 1 : 0;
                    case "<=" -> a <= b ? 1 : 0;
                    case "==" -> a == b ? 1 : 0;
                    default -> throw new AssertionError(op);
                };
            }
        };
    }

    void run(Stmt s) {
        switch (s) {
            case Assign(var name, var value) -> variables.put(name, eval(value));
            case Print(var value) -> output.append(eval(value)).append(' ');
            case While(var condition, var body) -> {
                while (eval(condition) != 0) run(body);
            }
            case If(var condition, var then, var otherwise) -> run(eval(condition) != 0 ? then : otherwise);
            case Block(var body) -> body.forEach(this::run);
        }
    }

    static String execute(String source) {
        ToyInterpreter interpreter = new ToyInterpreter();
        try {
            interpreter.run(new Parser(source).program());
        } catch (RuntimeException e) {
            interpreter.output.append("! ").append(e.getMessage());
        }
        return interpreter.output.toString();
    }

    public static void main(String[] args) {
        System.out.println(execute("a = 0; b = 1; while a < 100 { print a; c = a + b; a = b; b = c; }"));
        System.out.println(execute("n = 30; i = 2; while i <= n { p = 1; d = 2; while d * d <= i { if i / d * d == i p = 0; d = d + 1; } if p == 1 print i; i = i + 1; }"));
        System.out.println(execute("print (1 + 2) * 3 - 4 / 2; print 7 - 2 - 1;"));
        System.out.println(execute("print 1; print x;"));
        System.out.println(execute("print 1 / 0;"));
        System.out.println(execute("x = ; "));
        System.out.println(execute("x = 1 ? 2;"));
        System.out.println(new Parser("print a + b * 2;").program());
        String loop = "s = 0; i = 0; while i < 20000 { s = s + i - i / 2; i = i + 1; } print s;";
        System.out.println(execute(loop));
    }
}

// out: 0 1 1 2 3 5 8 13 21 34 55 89 
// out: 2 3 5 7 11 13 17 19 23 29 
// out: 7 4 
// out: 1 ! undefined variable x
// out: ! / by zero
// out: ! unexpected ;
// out: ! bad character ' '
// out: Block[body=[Print[value=Binary[op=+, left=Var[name=a], right=Binary[op=*, left=Var[name=b], right=Num[value=2]]]]]]
// out: 100000000 
