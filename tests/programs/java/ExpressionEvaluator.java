import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Parses, prints, simplifies, differentiates and evaluates formulas: sealed types and record patterns. */
public class ExpressionEvaluator {
    sealed interface Expr permits Num, Var, Neg, Bin, Call { }

    record Num(double value) implements Expr { }

    record Var(String name) implements Expr { }

    record Neg(Expr operand) implements Expr { }

    record Bin(Op op, Expr left, Expr right) implements Expr { }

    record Call(String function, Expr argument) implements Expr { }

    enum Op {
        ADD('+', 1, (a, b) -> a + b), SUB('-', 1, (a, b) -> a - b), MUL('*', 2, (a, b) -> a * b),
        DIV('/', 2, (a, b) -> a / b), POW('^', 3, Math::pow);

        final char symbol;
        final int precedence;
        final DoubleBinaryOperator function;

        Op(char symbol, int precedence, DoubleBinaryOperator function) {
            this.symbol = symbol;
            this.precedence = precedence;
            this.function = function;
        }

        static Op of(char symbol) {
            for (Op op : values()) {
                if (op.symbol == symbol) {
                    return op;
                }
            }
            return null;
        }
    }

    static final Map<String, DoubleUnaryOperator> FUNCTIONS =
            Map.of("sin", Math::sin, "cos", Math::cos, "sqrt", Math::sqrt, "ln", Math::log, "exp", Math::exp);

    static class SyntaxException extends RuntimeException {
        SyntaxException(String message, int position) {
            super(message + " at " + position);
        }
    }

    static final class Parser {
        private final String text;
        private int position;

        Parser(String text) {
            this.text = text;
        }

        static Expr parse(String text) {
            var parser = new Parser(text);
            Expr result = parser.expression(1);
            if (parser.peek() != 0) {
                throw new SyntaxException("unexpected '" + parser.peek() + "'", parser.position);
            }
            return result;
        }

        private char peek() {
            while (position < text.length() && text.charAt(position) == ' ') {
                position++;
            }
            return position < text.length() ? text.charAt(position) : 0;
        }

        private Expr expression(int lowest) {
            Expr left = operand();
            while (Op.of(peek()) instanceof Op op && op.precedence >= lowest) {
                position++;
                left = new Bin(op, left, expression(op == Op.POW ? op.precedence : op.precedence + 1));
            }
            return left;
        }

        private Expr operand() {
            char c = peek();
            int start = position;
            if (c == '-') {
                position++;
                return new Neg(expression(Op.MUL.precedence));
            }
            if (c == '(') {
                position++;
                Expr inside = expression(1);
                expect(')');
                return inside;
            }
            if (Character.isDigit(c) || c == '.') {
                while (Character.isDigit(peekHere()) || peekHere() == '.') {
                    position++;
                }
                return new Num(Double.parseDouble(text.substring(start, position)));
            }
            if (Character.isLetter(c)) {
                while (Character.isLetterOrDigit(peekHere())) {
                    position++;
                }
                String name = text.substring(start, position);
                if (peek() != '(') {
                    return new Var(name);
                }
                if (!FUNCTIONS.containsKey(name)) {
                    throw new SyntaxException("no function " + name, start);
                }
                position++;
                Expr argument = expression(1);
                expect(')');
                return new Call(name, argument);
            }
            throw new SyntaxException(c == 0 ? "unexpected end" : "unexpected '" + c + "'", position);
        }

        private char peekHere() {
            return position < text.length() ? text.charAt(position) : 0;
        }

        private void expect(char wanted) {
            if (peek() != wanted) {
                throw new SyntaxException("'" + wanted + "' expected", position);
            }
            position++;
        }
    }

    static double evaluate(Expr expr, Map<String, Double> variables) {
        return switch (expr) {
            case Num(double value) -> value;
            case Var(String name) when variables.containsKey(name) -> variables.get(name);
            case Var(String name) -> throw new NoSuchElementException("no value for " + name);
            case Neg(Expr operand) -> -evaluate(operand, variables);
            case Bin(Op op, Expr left, Expr right) ->
                    op.function.applyAsDouble(evaluate(left, variables), evaluate(right, variables));
            case Call(String function, Expr argument) ->
                    FUNCTIONS.get(function).applyAsDouble(evaluate(argument, variables));
        };
    }

    static Expr simplify(Expr expr) {
        return switch (expr) {
            case Num _, Var _ -> expr;
            case Neg(Neg(var inner)) -> simplify(inner);
            case Neg(var operand) -> simplify(operand) instanceof Num(var value) ? new Num(-value) : new Neg(simplify(operand));
            case Call(var function, var argument) -> new Call(function, simplify(argument));
            case Bin(var op, var l, var r) -> {
                Expr left = simplify(l);
                Expr right = simplify(r);
                yield switch (new Bin(op, left, right)) {
                    case Bin(var o, Num(var a), Num(var b)) -> new Num(o.function.applyAsDouble(a, b));
                    case Bin(var o, Num(var a), var b) when a == 0 && o == Op.ADD -> b;
                    case Bin(var o, Num(var a), _) when a == 0 && (o == Op.MUL || o == Op.DIV) -> new Num(0);
                    case Bin(var o, Num(var a), var b) when a == 1 && o == Op.MUL -> b;
                    case Bin(var o, var a, Num(var b)) when b == 0 && (o == Op.ADD || o == Op.SUB) -> a;
                    case Bin(var o, _, Num(var b)) when b == 0 -> new Num(o == Op.POW ? 1 : 0);
                    case Bin(var o, var a, Num(var b)) when b == 1 && o != Op.ADD && o != Op.SUB -> a;
                    case Bin(var o, var a, var b) when a.equals(b) && o == Op.SUB -> new Num(0);
                    case Bin other -> other;
                };
            }
        };
    }

    static Expr derive(Expr expr, String by) {
        return switch (expr) {
            case Num _ -> new Num(0);
            case Var(var name) -> new Num(name.equals(by) ? 1 : 0);
            case Neg(var operand) -> new Neg(derive(operand, by));
            case Bin(var op, var u, var v) -> {
                Expr du = derive(u, by);
                Expr dv = derive(v, by);
                yield switch (op) {
                    case ADD, SUB -> new Bin(op, du, dv);
                    case MUL -> new Bin(Op.ADD, new Bin(Op.MUL, du, v), new Bin(Op.MUL, u, dv));
                    case DIV -> new Bin(Op.DIV, new Bin(Op.SUB, new Bin(Op.MUL, du, v), new Bin(Op.MUL, u, dv)),
                            new Bin(Op.POW, v, new Num(2)));
                    case POW -> {
                        if (!(v instanceof Num(var power))) {
                            throw new UnsupportedOperationException("only constant exponents: " + show(expr, 0));
                        }
                        yield new Bin(Op.MUL, new Bin(Op.MUL, v, new Bin(Op.POW, u, new Num(power - 1))), du);
                    }
                };
            }
            case Call(var function, var u) -> new Bin(Op.MUL, derive(u, by), switch (function) {
                case "sin" -> new Call("cos", u);
                case "cos" -> new Neg(new Call("sin", u));
                case "exp" -> expr;
                case "ln" -> new Bin(Op.DIV, new Num(1), u);
                default -> new Bin(Op.DIV, new Num(0.5), expr);
            });
        };
    }

    static String show(Expr expr, int around) {
        return switch (expr) {
            case Num(var value) when value == Math.rint(value) && Math.abs(value) < 1e9 -> String.valueOf((long) value);
            case Num(var value) -> String.valueOf(value);
            case Var(var name) -> name;
            case Neg(var operand) -> "-" + show(operand, 3);
            case Call(var function, var argument) -> function + "(" + show(argument, 0) + ")";
            case Bin(var op, var left, var right) -> {
                String text = show(left, op.precedence) + " " + op.symbol + " " + show(right, op.precedence + 1);
                yield op.precedence < around ? "(" + text + ")" : text;
            }
        };
    }

    static Set<String> variables(Expr expr) {
        var names = new TreeSet<String>();
        List<Expr> open = new ArrayList<>(List.of(expr));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case Var(var name) -> names.add(name);
                case Neg(var operand) -> open.add(operand);
                case Call(_, var argument) -> open.add(argument);
                case Bin(_, var left, var right) -> open.addAll(List.of(left, right));
                case Num _ -> { }
            }
        }
        return names;
    }

    public static void main(String[] args) {
        var values = new HashMap<>(Map.of("x", 3.0, "y", 0.5));
        for (String text : List.of("1 + 2 * 3", "2 ^ 3 ^ 2", "-x ^ 2", "(x + 1) * (x - 1) / 4", "sqrt(x * 12) - y",
                "1 / 0 - 1 / 0", "10 - 4 - 3")) {
            Expr expr = Parser.parse(text);
            System.out.println(show(expr, 0) + " = " + evaluate(expr, values) + " " + variables(expr));
        }
        for (String text : List.of("x ^ 3 + 2 * x", "sin(x) * x", "exp(2 * x)", "1 / x", "ln(x ^ 2)", "y * 0 + x * 1", "x ^ x")) {
            try {
                Expr derived = simplify(derive(Parser.parse(text), "x"));
                System.out.printf("d/dx %s = %s = %.4f%n", text, show(derived, 0), evaluate(derived, values));
            } catch (UnsupportedOperationException e) {
                System.out.println(e.getMessage());
            }
        }
        for (String text : List.of("1 +", "2 * (3", "3 $ 4", "tan(x)", "1 2", "z + 1")) {
            try {
                System.out.println(evaluate(Parser.parse(text), values));
            } catch (SyntaxException | NoSuchElementException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
        System.out.println(simplify(Parser.parse("0 * x + 1 * y ^ 1 - (y - 0)")) + " " + new Bin(Op.ADD, new Num(1), new Var("q")));
    }
}

// out: 1 + 2 * 3 = 7.0 []
// out: 2 ^ (3 ^ 2) = 512.0 []
// out: -x ^ 2 = -9.0 [x]
// out: (x + 1) * (x - 1) / 4 = 2.0 [x]
// out: sqrt(x * 12) - y = 5.5 [x, y]
// out: 1 / 0 - 1 / 0 = NaN []
// out: 10 - 4 - 3 = 3.0 []
// out: d/dx x ^ 3 + 2 * x = 3 * x ^ 2 + 2 = 29.0000
// out: d/dx sin(x) * x = cos(x) * x + sin(x) = -2.8289
// out: d/dx exp(2 * x) = 2 * exp(2 * x) = 806.8576
// out: d/dx 1 / x = -1 / x ^ 2 = -0.1111
// out: d/dx ln(x ^ 2) = 2 * x * (1 / x ^ 2) = 0.6667
// out: d/dx y * 0 + x * 1 = 1 = 1.0000
// out: only constant exponents: x ^ x
// out: SyntaxException: unexpected end at 3
// out: SyntaxException: ')' expected at 6
// out: SyntaxException: unexpected '$' at 2
// out: SyntaxException: no function tan at 0
// out: SyntaxException: unexpected '2' at 2
// out: NoSuchElementException: no value for z
// out: Num[value=0.0] Bin[op=ADD, left=Num[value=1.0], right=Var[name=q]]
