"""Random Java programs: well-typed, always ending, printing everything they compute.

`program(name, seed)` is the source of one class with a static `run()`. The same seed gives the
same program for ever, so a difference can be named by it. Programs are about what a virtual
machine can get wrong: overflow, shifts, conversions between all primitive types, floating point
with its NaNs, infinities and negative zeros, strings, arrays and their bounds, exceptions on
their way through `finally`, inner classes that capture, interfaces, switches and loops.
"""

import random

INTEGRAL = ["byte", "short", "char", "int", "long"]
NUMERIC = [*INTEGRAL, "float", "double"]
PRIMITIVE = [*NUMERIC, "boolean"]
BOXES = {"byte": "Byte", "short": "Short", "char": "Character", "int": "Integer", "long": "Long",
         "float": "Float", "double": "Double", "boolean": "Boolean"}
LITERALS = {
    "byte": ["(byte) 0", "(byte) 1", "(byte) -1", "(byte) 127", "(byte) -128", "(byte) 0x5a"],
    "short": ["(short) 0", "(short) 1", "(short) -1", "(short) 32767", "(short) -32768", "(short) 0x1234"],
    "char": ["'a'", "'\\0'", "'\\uffff'", "'\\u20ac'", "'Z'", "'7'"],
    "int": ["0", "1", "-1", "2", "3", "7", "31", "32", "33", "255", "-256", "65536", "1000003", "0x55555555",
            "Integer.MAX_VALUE", "Integer.MIN_VALUE"],
    "long": ["0L", "1L", "-1L", "3L", "63L", "64L", "65L", "0xffffffffL", "-4294967296L", "1234567890123456789L",
             "Long.MAX_VALUE", "Long.MIN_VALUE"],
    "float": ["0f", "-0f", "1f", "-1.5f", "0.1f", "1e10f", "-3.4e38f", "1e-40f", "16777217f", "2147483648f",
              "Float.NaN", "Float.POSITIVE_INFINITY", "Float.NEGATIVE_INFINITY", "Float.MIN_VALUE", "Float.MAX_VALUE"],
    "double": ["0d", "-0d", "1d", "-2.5", "0.1", "1e100", "-1e-300", "4503599627370497.5", "9.223372036854775807e18",
               "-2147483649.7", "Double.NaN", "Double.POSITIVE_INFINITY", "Double.NEGATIVE_INFINITY",
               "Double.MIN_VALUE", "Double.MAX_VALUE"],
    "boolean": ["true", "false"],
    "String": ['""', '"a"', '"hello, world"', '"\\u00e9\\u20ac\\ud83d\\ude00"', '"tab\\tand\\nline"', '"42"', '"Zz"'],
}
EXCEPTIONS = ["ArithmeticException", "ArrayIndexOutOfBoundsException", "ClassCastException", "IllegalStateException",
              "NegativeArraySizeException", "NullPointerException", "NumberFormatException", "RuntimeException",
              "StringIndexOutOfBoundsException", "UnsupportedOperationException"]


def program(name, seed):
    """The source of class `name`."""
    return Generator(name, random.Random(seed)).source()


class Generator:
    def __init__(self, name, rng):
        self.name = name
        self.rng = rng
        self.lines = []
        self.indent = 0
        # Local variables in scope as (name, type, assignable).
        self.scope = []
        # Static methods that exist already, as (name, result, parameters): no recursion.
        self.methods = []
        self.names = 0
        self.loops = 0

    # Writing

    def emit(self, line):
        self.lines.append("    " * self.indent + line)

    def block(self, head):
        self.emit(head + " {")
        self.indent += 1

    def end(self, tail=""):
        self.indent -= 1
        self.emit("}" + tail)

    def fresh(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def chance(self, share):
        return self.rng.random() < share

    def pick(self, choices):
        return self.rng.choice(choices)

    # The class

    def source(self):
        self.block(f"class {self.name}")
        self.fields = []
        for _ in range(self.rng.randint(2, 5)):
            kind = self.pick([*PRIMITIVE, "String"])
            field = self.fresh("f")
            self.emit(f"static {kind} {field} = {self.literal(kind)};")
            self.fields.append((field, kind, True))
        self.emit("static int ticks;")
        for _ in range(self.rng.randint(1, 4)):
            self.method()
        if self.chance(0.7):
            self.class_family()
        self.block("static void run()")
        self.scope = list(self.fields)
        for _ in range(self.rng.randint(3, 5)):
            self.variable()
        for _ in range(self.rng.randint(5, 10)):
            self.guarded_statement()
        if self.family:
            self.use_family()
        for variable, kind, _ in self.scope:
            self.print(variable, kind)
        self.emit('System.out.println("ticks " + ticks);')
        self.end()
        self.end()
        return "\n".join(self.lines) + "\n"

    family = None

    def method(self):
        name, result = self.fresh("m"), self.pick([*PRIMITIVE, "String"])
        parameters = [(self.fresh("p"), self.pick([*PRIMITIVE, "String"])) for _ in range(self.rng.randint(0, 4))]
        self.block(f"static {result} {name}({', '.join(f'{kind} {parameter}' for parameter, kind in parameters)})")
        self.scope = [*self.fields, *((parameter, kind, True) for parameter, kind in parameters)]
        self.emit("ticks++;")
        self.variable()
        for _ in range(self.rng.randint(1, 3)):
            self.statement(2)
        self.emit(f"return {self.expression(result, 3)};")
        self.end()
        self.methods.append((name, result, [kind for _, kind in parameters]))

    def class_family(self):
        """An interface, an abstract class, two classes, a record, an enum: for dispatch and casts."""
        kind = self.pick(NUMERIC)
        saved, self.scope = self.scope, list(self.fields)
        self.family = kind
        self.block("interface Shape")
        self.emit(f"{kind} area({kind} by);")
        self.emit(f"default String label() {{ return \"shape \" + area({self.literal(kind)}); }}")
        self.end()
        self.block("static abstract class Base implements Shape")
        self.emit(f"protected {kind} state = {self.literal(kind)};")
        self.emit(f"Base({kind} start) {{ touch(); state = start; }}")
        self.emit('void touch() { System.out.println("base " + state); }')
        self.emit(f"public String toString() {{ return getClass().getSimpleName() + '[' + state + ']'; }}")
        self.end()
        for which in ("First", "Second"):
            self.block(f"static class {which} extends Base")
            self.emit(f"{kind} own = {self.literal(kind)};")
            self.emit(f"{which}({kind} start) {{ super(start); own += start; }}")
            self.scope = [*self.fields, ("state", kind, True), ("own", kind, True), ("by", kind, True)]
            self.block(f"public {kind} area({kind} by)")
            self.emit("ticks++;")
            self.statement(2)
            self.emit(f"return {self.expression(kind, 3)};")
            self.end()
            if self.chance(0.6):
                self.emit(f'@Override void touch() {{ System.out.println("{which} " + own); }}')
            self.block("class Inner")
            self.emit(f"{kind} twice() {{ return ({kind}) (own + state); }}")
            self.end()
            self.end()
        self.emit(f"record Pair({kind} left, {self.pick(PRIMITIVE)} right) {{ }}")
        self.emit("enum Colour { RED, GREEN { @Override int weight() { return ordinal() * 31; } }, BLUE; int weight() { return 7; } }")
        self.scope = saved

    def use_family(self):
        kind = self.family
        argument = lambda: self.expression(kind, 2)
        self.guard_begin()
        self.emit(f"Shape[] shapes = {{ new First({argument()}), new Second({argument()}), by -> {self.literal(kind)}, new First({argument()}) }};")
        self.block("for (Shape shape : shapes)")
        self.block("try")
        self.emit(f"System.out.println(shape.area({argument()}));")
        self.emit("System.out.println(shape.label());")
        self.emit('if (shape instanceof Base base) System.out.println(base + " " + base.state);')
        self.emit("Second second = (Second) shape;")
        self.emit("System.out.println(second.new Inner().twice());")
        self.end(" catch (ClassCastException | ArithmeticException e) {")
        self.indent += 1
        self.emit('System.out.println(e instanceof ClassCastException ? "no Second" : e.getMessage());')
        self.end()
        self.end()
        right = self.pick(["Colour.RED", "Colour.GREEN", "Colour.BLUE"])
        self.emit(f"Colour colour = {right};")
        self.emit('System.out.println(colour + " " + colour.weight() + " " + colour.compareTo(Colour.GREEN));')
        self.emit(f"System.out.println(switch (colour) {{ case RED -> {self.literal('int')}; case GREEN -> {self.literal('char')}; case BLUE -> {self.literal('int')}; }});")
        self.guard_end()

    # Statements

    def guarded_statement(self):
        self.guard_begin()
        self.statement(3)
        self.guard_end()

    def guard_begin(self):
        self.block("try")
        self.saved = len(self.scope)

    def guard_end(self):
        self.end(" catch (RuntimeException e) {")
        self.indent += 1
        self.emit("System.out.println(e.getClass().getName() + \": \" + e.getMessage());")
        self.end()

    def variable(self):
        kind = self.pick([*PRIMITIVE, "String", "String"])
        value = self.total_expression(kind)
        name = self.fresh("v")
        self.emit(f"{kind} {name} = {value};")
        self.scope.append((name, kind, True))

    def assignables(self, kinds):
        return [(name, kind) for name, kind, assignable in self.scope if assignable and kind in kinds]

    def statement(self, depth):
        choices = [self.assignment, self.assignment, self.compound, self.compound, self.show, self.show]
        if depth > 0:
            choices += [self.conditional, self.loop, self.switch, self.array, self.exceptional, self.boxing,
                        self.text, self.capture, self.builder, self.labelled, self.matrix, self.bits]
        size = len(self.scope)
        self.pick(choices)(depth)
        del self.scope[size:]

    def assignment(self, _):
        targets = self.assignables([*PRIMITIVE, "String"])
        if targets:
            name, kind = self.pick(targets)
            self.emit(f"{name} = {self.expression(kind, 4)};")

    def compound(self, _):
        targets = self.assignables(NUMERIC)
        if not targets:
            return
        name, kind = self.pick(targets)
        if self.chance(0.3):
            self.emit(self.pick([f"{name}++;", f"--{name};", f"System.out.println({name}++ + \" \" + ++{name});"]))
            return
        if kind in INTEGRAL and self.chance(0.5):
            operator = self.pick(["&=", "|=", "^=", "<<=", ">>=", ">>>="])
            self.emit(f"{name} {operator} {self.expression(self.pick(INTEGRAL), 3)};")
        else:
            operator = self.pick(["+=", "-=", "*=", "/=", "%="])
            self.emit(f"{name} {operator} {self.expression(self.pick(NUMERIC), 3)};")

    def print(self, expression, kind):
        if kind == "String":
            self.emit(f'System.out.println("{expression} " + ({expression} == null ? "null" : {expression}.length() + ":" + {expression}));')
        else:
            self.emit(f'System.out.println("{expression} " + {expression});')

    def show(self, _):
        kind = self.pick([*PRIMITIVE, "String"])
        expression = self.expression(kind, 4)
        wrapped = {"char": f"(int) ({expression})"}.get(kind, expression)
        self.emit(f"System.out.println({wrapped});")

    def conditional(self, depth):
        self.block(f"if ({self.condition()})")
        self.statement(depth - 1)
        if self.chance(0.6):
            self.end(" else {")
            self.indent += 1
            self.statement(depth - 1)
        self.end()

    def condition(self):
        """Never a constant, or what follows would be unreachable."""
        return f"ticks >= 0 & ({self.expression('boolean', 3)})"

    def loop(self, depth):
        if self.loops >= 2:
            return self.conditional(depth)
        self.loops += 1
        counter = self.fresh("i")
        count = self.rng.randint(1, 12)
        form = self.rng.randrange(3)
        if form == 0:
            self.block(f"for (int {counter} = 0; {counter} < {count}; {counter}++)")
        elif form == 1:
            self.emit(f"int {counter} = {count};")
            self.block(f"while ({counter}-- > 0)")
        else:
            self.emit(f"long {counter} = {count};")
            self.block("do")
        self.scope.append((counter, "long" if form == 2 else "int", False))
        self.statement(depth - 1)
        if self.chance(0.4):
            self.emit(f"if ({self.condition()}) {self.pick(['break', 'continue']) if form != 2 else 'break'};")
        self.statement(depth - 1)
        self.end(f" while (--{counter} > 0);" if form == 2 else "")
        self.scope.pop()
        self.loops -= 1

    def labelled(self, depth):
        if self.loops:
            return self.show(depth)
        self.loops = 2
        label, outer, inner = self.fresh("l"), self.fresh("i"), self.fresh("j")
        self.emit(f"{label}:")
        self.block(f"for (int {outer} = 0; {outer} < 5; {outer}++)")
        self.block(f"for (int {inner} = {outer}; ; {inner} += 2)")
        self.scope += [(outer, "int", False), (inner, "int", False)]
        self.emit(f"if ({inner} > 9) continue {label};")
        self.emit(f"if ({inner} * {outer} == {self.rng.randrange(20)}) break {label};")
        self.statement(0)
        self.end()
        self.end()
        del self.scope[-2:]
        self.loops = 0

    def switch(self, depth):
        form = self.rng.randrange(4)
        if form == 0:
            values = self.rng.sample([-1, 0, 1, 2, 3, 4, 7, 100, -2147483648, 2147483647], self.rng.randint(2, 6))
            self.block(f"switch ({self.expression('int', 2)}{self.pick(['', ' & 7'])})")
            for value in values:
                self.emit(f"case {value}:")
                self.indent += 1
                self.statement(0)
                if self.chance(0.7):
                    self.emit("break;")
                self.indent -= 1
            self.emit("default:")
            self.indent += 1
            self.statement(depth - 1)
            self.indent -= 1
            self.end()
        elif form == 1:
            kind = self.pick([*PRIMITIVE, "String"])
            cases = "; ".join(f"case {text} -> {self.expression(kind, 2)}" for text in ['"", "a"', '"42"', '"Zz"'])
            name = self.fresh("s")
            self.emit(f"{kind} {name} = switch ({self.expression('String', 2)}) {{ {cases}; default -> {self.literal(kind)}; }};")
            self.print(name, kind)
        elif form == 2:
            name = self.fresh("o")
            self.emit(f"Object {name} = {self.boxed()};")
            cases = "; ".join([f"case Integer n when n > {self.rng.randint(-5, 5)} -> \"int \" + n", 'case Integer n -> "small " + n',
                               'case Long n -> "long " + n', 'case Double d -> "double " + d',
                               'case String s -> "string " + s.length()', 'case null -> "null"'])
            self.emit(f'System.out.println(switch ({name}) {{ {cases}; default -> {name}.getClass().getSimpleName(); }});')
        else:
            self.block(f"switch ({self.expression('char', 2)})")
            for value in self.rng.sample(["'a'", "'Z'", "'7'", "'\\uffff'", "'q'"], 3):
                self.emit(f"case {value} -> System.out.println({self.expression(self.pick(PRIMITIVE), 2)});")
            self.emit('default -> System.out.println("other");')
            self.end()

    def array(self, depth):
        kind = self.pick([*PRIMITIVE, "String"])
        name, length = self.fresh("a"), self.rng.randint(0, 9)
        if self.chance(0.5):
            self.emit(f"{kind}[] {name} = new {kind}[{length}];")
        else:
            self.emit(f"{kind}[] {name} = {{ {', '.join(self.expression(kind, 2) for _ in range(length))} }};")
        index = self.fresh("i")
        self.block(f"for (int {index} = 0; {index} < {length + self.rng.choice([0, 0, 0, 1])}; {index}++)")
        self.scope.append((index, "int", False))
        operators = {"boolean": ["&=", "|=", "^="], "String": ["+="]}.get(kind, ["+=", "-=", "*="])
        self.emit(f"{name}[{index}] {self.pick(['=', *operators])} {self.expression(kind, 3)};")
        self.end()
        self.scope.pop()
        self.emit(f"System.out.println(java.util.Arrays.toString({name}) + java.util.Arrays.hashCode({name}));")
        self.emit(f"{kind}[] {name}c = {name}.clone();")
        if kind not in ("boolean", "String") or kind == "String" and self.chance(0.3):
            self.emit(f"java.util.Arrays.sort({name}c);")
        self.emit(f"System.out.println(java.util.Arrays.equals({name}, {name}c) + java.util.Arrays.toString({name}c));")
        self.emit(f"System.arraycopy({name}, {self.rng.randint(0, 2)}, {name}c, {self.rng.randint(0, 2)}, {self.rng.randint(-1, 6)});")
        self.emit(f"System.out.println({name}c[{self.expression('int', 2)} & {self.pick([1, 3, 7])}]);")

    def matrix(self, depth):
        kind = self.pick(NUMERIC)
        name = self.fresh("m")
        self.emit(f"{kind}[][] {name} = new {kind}[{self.rng.randint(1, 4)}][{self.pick(['', '', '3', '2'])}];")
        self.emit(f"if ({name}[0] == null) {name}[0] = new {kind}[] {{ {self.expression(kind, 2)}, {self.literal(kind)} }};")
        self.emit(f"{name}[0][1] += {self.expression(self.pick(NUMERIC), 2)};")
        self.emit(f"System.out.println(java.util.Arrays.deepToString({name}));")
        self.emit(f"System.out.println({name}[{name}.length - 1].length);")

    def exceptional(self, depth):
        """Throws through finally, sometimes out of it."""
        exception = self.pick(EXCEPTIONS)
        self.block("try")
        self.statement(depth - 1)
        self.emit(f'if ({self.condition()}) throw new {exception}("thrown " + {self.expression(self.pick(PRIMITIVE), 2)});')
        if self.chance(0.6):
            self.end(f" catch ({self.pick([exception, 'ArithmeticException', 'RuntimeException'])} e) {{")
            self.indent += 1
            self.emit('System.out.println("caught " + e.getMessage());')
            if self.chance(0.3):
                self.emit('if (ticks % 3 == 0) throw new IllegalStateException("again", e);')
        self.end(" finally {")
        self.indent += 1
        self.emit('System.out.println("finally");')
        self.statement(0)
        self.end()

    def boxing(self, depth):
        kind = self.pick(PRIMITIVE)
        name = self.fresh("b")
        self.emit(f"{BOXES[kind]} {name} = {self.expression(kind, 3)};")
        self.emit(f"Object {name}o = {name};")
        other = self.pick(PRIMITIVE)
        self.emit(f"System.out.println({name}o.equals({self.boxed()}) + \" \" + {name}.hashCode() + \" \" + {name}.compareTo({self.expression(kind, 2)}));")
        self.emit(f"System.out.println((({BOXES[other]}) {name}o).getClass());")

    def boxed(self):
        kind = self.pick([*PRIMITIVE, "String", "null"])
        if kind == "null":
            return "null"
        return f"(Object) ({self.expression(kind, 2)})"

    def text(self, depth):
        name = self.fresh("t")
        self.emit(f"String {name} = {self.expression('String', 3)};")
        self.scope.append((name, "String", True))
        self.print(name, "String")
        self.emit(f"System.out.println({name}.hashCode() + \" \" + {name}.indexOf({self.expression('String', 1)}) + \" \" + {name}.compareTo({self.expression('String', 2)}));")
        if self.chance(0.4):
            self.emit(f"System.out.println({name}.substring({self.rng.randint(0, 4)}, {self.rng.randint(0, 9)}));")
        if self.chance(0.3):
            self.emit(f"System.out.println({self.pick(['Integer.parseInt', 'Long.parseLong', 'Double.parseDouble'])}({name}));")
        if self.chance(0.3):
            self.emit(f'System.out.println(String.format("%{self.pick(["", "8", "-8", "08"])}d|%x|%s", {self.expression("int", 2)}, {self.expression("long", 2)}, {self.expression(self.pick(PRIMITIVE), 2)}));')

    def builder(self, depth):
        name = self.fresh("b")
        self.emit(f"StringBuilder {name} = new StringBuilder({self.literal('String')});")
        for _ in range(self.rng.randint(2, 4)):
            kind = self.pick([*PRIMITIVE, "String"])
            self.emit(f"{name}.append({self.expression(kind, 2)});")
        self.emit(self.pick([f"{name}.reverse();", f"{name}.insert({self.rng.randint(0, 3)}, {self.expression('long', 2)});",
                             f"{name}.setLength({self.rng.randint(-1, 9)});", f"{name}.deleteCharAt({self.rng.randint(0, 9)});"]))
        self.emit(f"System.out.println({name});")

    def capture(self, depth):
        """A lambda, an anonymous and a local class over captured variables."""
        kind, captured = self.pick(PRIMITIVE), self.pick([*PRIMITIVE, "String"])
        name, holder = self.fresh("c"), self.fresh("L")
        self.emit(f"final {captured} {name} = {self.expression(captured, 3)};")
        form = self.rng.randrange(3)
        if form == 0:
            self.emit(f"java.util.function.Supplier<{BOXES[kind]}> {name}s = () -> {{ ticks++; return {self.captured_expression(kind, name, captured)}; }};")
            self.emit(f"System.out.println({name}s.get() + \" \" + {name});")
        elif form == 1:
            self.emit(f"Object {name}o = new Object() {{ int count = ticks; @Override public String toString() {{ return ++count + \"/\" + {name}; }} }};")
            self.emit(f"System.out.println({name}o + \" \" + {name}o);")
        else:
            self.block(f"class {holder}")
            self.emit(f"{captured} held = {name};")
            self.emit(f"boolean same({captured} other) {{ return held == other && held == {name}; }}")
            self.end()
            self.emit(f"System.out.println(new {holder}().same({name}) + \" \" + new {holder}().held);")

    def captured_expression(self, kind, name, captured):
        """Only statics and the captured variable: the others are not effectively final."""
        saved, self.scope = self.scope, [*self.fields, (name, captured, False)]
        text = self.expression(kind, 3)
        self.scope = saved
        return text

    def bits(self, _):
        self.emit(self.pick([
            f"System.out.println(Integer.toBinaryString({self.expression('int', 2)}) + Long.toHexString({self.expression('long', 2)}));",
            f"System.out.println(Integer.bitCount({self.expression('int', 2)}) + Long.numberOfTrailingZeros({self.expression('long', 2)}));",
            f"System.out.println(Integer.rotateLeft({self.expression('int', 2)}, {self.expression('int', 2)}) + Integer.reverse({self.expression('int', 2)}));",
            f"System.out.println(Float.floatToIntBits({self.expression('float', 3)}) + \" \" + Double.doubleToLongBits({self.expression('double', 3)}));",
            f"System.out.println(Integer.divideUnsigned({self.expression('int', 2)}, {self.expression('int', 2)} | 1) + Long.remainderUnsigned({self.expression('long', 2)}, {self.expression('long', 2)} | 1L));",
            f"System.out.println(Math.multiplyHigh({self.expression('long', 2)}, {self.expression('long', 2)}) + Integer.highestOneBit({self.expression('int', 2)}));",
            f"System.out.println(Math.addExact({self.expression('int', 2)}, {self.expression('int', 2)}));",
            f"System.out.println(Math.toIntExact({self.expression('long', 2)}));",
        ]))

    # Expressions

    def literal(self, kind):
        return self.pick(LITERALS[kind])

    def atom(self, kind):
        variables = [name for name, other, _ in self.scope if other == kind]
        return self.pick(variables) if variables and self.chance(0.75) else self.literal(kind)

    def total_expression(self, kind):
        """One that throws nothing: for initialisers outside of a try."""
        if kind in NUMERIC and self.chance(0.5):
            return f"({kind}) ({self.atom(self.pick(NUMERIC))})"
        return self.atom(kind)

    def expression(self, kind, depth):
        if depth <= 0 or self.chance(0.12):
            return self.atom(kind)
        if self.chance(0.08):
            return f"({self.expression('boolean', depth - 1)} ? {self.expression(kind, depth - 1)} : {self.expression(kind, depth - 1)})"
        callable_ = [method for method in self.methods if method[1] == kind]
        if callable_ and self.chance(0.12) and self.loops < 2:
            name, _, parameters = self.pick(callable_)
            return f"{name}({', '.join(self.expression(parameter, depth - 2) for parameter in parameters)})"
        return {"boolean": self.boolean, "String": self.string}.get(kind, self.number)(kind, depth)

    def operands(self, kind, depth):
        """Two operands whose promoted type is `kind`, which is int, long, float or double."""
        below = {"int": ["byte", "short", "char", "int"], "long": INTEGRAL,
                 "float": [*INTEGRAL, "float"], "double": NUMERIC}[kind]
        pair = [self.expression(kind, depth - 1), self.expression(self.pick(below), depth - 1)]
        self.rng.shuffle(pair)
        return pair

    def number(self, kind, depth):
        if kind in ("byte", "short", "char"):
            return f"({kind}) ({self.expression(self.pick(NUMERIC), depth - 1)})"
        form = self.rng.random()
        if form < 0.15:
            return f"({kind}) ({self.expression(self.pick(NUMERIC), depth - 1)})"
        if form < 0.25:
            return f"(-({self.expression(kind, depth - 1)}))"
        if kind in ("int", "long") and form < 0.5:
            if self.chance(0.6):
                return f"(({kind}) {self.expression(kind, depth - 1)} {self.pick(['<<', '>>', '>>>'])} {self.expression(self.pick(INTEGRAL), depth - 1)})"
            if self.chance(0.3):
                return f"(~({self.expression(kind, depth - 1)}))"
            left, right = self.operands(kind, depth)
            return f"({left} {self.pick('&|^')} {right})"
        if form < 0.65:
            box = BOXES[kind]
            calls = {"int": [f"Math.abs({self.expression('int', depth - 1)})", f"({self.expression('String', depth - 1)}).length()",
                             f"Integer.compare({self.expression('int', depth - 1)}, {self.expression('int', depth - 1)})",
                             f"Math.round({self.expression('float', depth - 1)})", f"Math.floorMod({self.expression('int', depth - 1)}, 7)"],
                     "long": [f"Math.abs({self.expression('long', depth - 1)})", f"Math.round({self.expression('double', depth - 1)})",
                              f"Math.max({self.expression('long', depth - 1)}, {self.expression('int', depth - 1)})"],
                     "float": [f"Math.abs({self.expression('float', depth - 1)})", f"Math.min({self.expression('float', depth - 1)}, {self.literal('float')})",
                               f"Math.ulp({self.expression('float', depth - 1)})", f"Math.scalb({self.expression('float', depth - 1)}, {self.rng.randint(-9, 9)})"],
                     "double": [f"Math.sqrt({self.expression('double', depth - 1)})", f"Math.floor({self.expression('double', depth - 1)})",
                                f"Math.rint({self.expression('double', depth - 1)})", f"Math.max({self.expression('double', depth - 1)}, -0d)",
                                f"StrictMath.sin({self.expression('double', depth - 1)})", f"StrictMath.pow({self.expression('double', depth - 1)}, {self.literal('double')})",
                                f"Math.IEEEremainder({self.expression('double', depth - 1)}, {self.literal('double')})"]}
            return f"{box}.sum({self.pick(calls[kind])}, {self.literal(kind)})" if self.chance(0.2) else self.pick(calls[kind])
        left, right = self.operands(kind, depth)
        operator = self.pick(["+", "-", "*", "/", "%"])
        # The compiler refuses nothing here, but folds what is constant: also worth comparing.
        return f"({left} {operator} {right})"

    def boolean(self, _, depth):
        form = self.rng.random()
        if form < 0.5:
            left, right = (self.expression(self.pick(NUMERIC), depth - 1) for _ in range(2))
            return f"({left} {self.pick(['<', '<=', '>', '>=', '==', '!='])} {right})"
        if form < 0.75:
            left, right = (self.expression("boolean", depth - 1) for _ in range(2))
            return f"({left} {self.pick(['&&', '||', '^', '&', '|', '==', '!='])} {right})"
        if form < 0.85:
            return f"(!{self.expression('boolean', depth - 1)})"
        left, right = (self.expression("String", depth - 1) for _ in range(2))
        return self.pick([f"({left}).equals({right})", f"({left}).startsWith({right})", f"({left}).isEmpty()",
                          f"Double.isNaN({self.expression('double', depth - 1)})",
                          f"Character.isLetterOrDigit({self.expression('char', depth - 1)})"])

    def string(self, _, depth):
        form = self.rng.random()
        if form < 0.5:
            pieces = ["\"\"" if self.chance(0.3) else self.literal("String")]
            pieces += [self.expression(self.pick([*PRIMITIVE, "String"]), depth - 2) for _ in range(self.rng.randint(1, 3))]
            # Strings would otherwise double in every round of a loop.
            return f"RandomPrograms.clip({' + '.join(pieces)})"
        if form < 0.75:
            kind = self.pick(PRIMITIVE)
            return f"String.valueOf({self.expression(kind, depth - 1)})"
        inner = self.expression("String", depth - 1)
        return self.pick([f"({inner}).toUpperCase()", f"({inner}).trim()", f"({inner}).replace('l', 'L')",
                          f"RandomPrograms.clip(({inner}).repeat({self.rng.randint(0, 3)}))", f"({inner}).strip()",
                          f"({inner}).concat(\"!\").substring(1)", f"Integer.toString({self.expression('int', depth - 1)}, {self.pick([2, 7, 16, 36])})"])


def batch(first, count):
    """A source file with that many programs, by their seeds, and a main that runs them all."""
    names = [f"P{seed}" for seed in range(first, first + count)]
    runs = "\n".join(f'        System.out.println("== {name}");\n'
                     f'        try {{ {name}.run(); }} catch (RuntimeException e) {{ System.out.println("out: " + e); }}' for name in names)
    head = ("class RandomPrograms {\n"
            "    static String clip(String s) { return s.length() > 60 ? s.substring(0, 60) : s; }\n"
            f"    public static void main(String[] args) {{\n{runs}\n    }}\n}}\n")
    return head + "\n".join(program(name, first + index) for index, name in enumerate(names))
