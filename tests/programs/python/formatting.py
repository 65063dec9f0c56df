"""f-strings, format specifications, %-formatting, string methods, textwrap, pprint, string.Template."""
import pprint
import string
import textwrap

value, name = 1234567.891, "petri"
print(f"{value:,.2f}|{value:>15.1f}|{value:e}|{0.256:.1%}|{255:#06x}|{5:08b}|{-3:+d}|{1e16}|{1/3!r:.6}")
print(f"{name!r:>10}|{name:^11}|{name:*<8}|{name.upper()=}|{len(name) = }|{'nested ' + f'{name}'}")
print("%5.2f|%-6s|%05d|%x|%r" % (3.14159, "ab", 42, 255, "q"), "{0}{1}{0} {k[1]}".format(1, 2, k=[3, 4]))
print("a,b,,c".split(","), " x ".strip(), "abc"[::-1], "title case".title(), "x".join("abc"), "tab\there".expandtabs(4))
print("prefix-body".removeprefix("prefix-"), "a-b-c".rpartition("-"), "Ünï".isalpha(), "abc".translate(str.maketrans("ab", "12")))
print(textwrap.fill("The quick brown fox jumps over the lazy dog. " * 2, width=30, subsequent_indent="  "))
pprint.pprint({"list": list(range(30)), "nested": {"key": "v" * 40, "other": ["x" * 30, "y" * 30]}}, width=60)
print(string.Template("$who owes ${amount}").substitute(who="Tim", amount="$5"), textwrap.dedent("  a\n    b"))
print(0.1 + 0.2, 1e-7, 1e22, float("nan"), -0.0, 2**100, 1_000, 0b101, complex(1, -2), round(2.5), round(2.675, 2), divmod(-7, 2))

# out: 1,234,567.89|      1234567.9|1.234568e+06|25.6%|0x00ff|00000101|-3|1e+16|0.3333
# out:    'petri'|   petri   |petri***|name.upper()='PETRI'|len(name) = 5|nested petri
# out:  3.14|ab    |00042|ff|'q' 121 4
# out: ['a', 'b', '', 'c'] x cba Title Case axbxc tab here
# out: body ('a-b', '-', 'c') True 12c
# out: The quick brown fox jumps over
# out:   the lazy dog. The quick
# out:   brown fox jumps over the
# out:   lazy dog.
# out: {'list': [0,
# out:           1,
# out:           2,
# out:           3,
# out:           4,
# out:           5,
# out:           6,
# out:           7,
# out:           8,
# out:           9,
# out:           10,
# out:           11,
# out:           12,
# out:           13,
# out:           14,
# out:           15,
# out:           16,
# out:           17,
# out:           18,
# out:           19,
# out:           20,
# out:           21,
# out:           22,
# out:           23,
# out:           24,
# out:           25,
# out:           26,
# out:           27,
# out:           28,
# out:           29],
# out:  'nested': {'key': 'vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv',
# out:             'other': ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# out:                       'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy']}}
# out: Tim owes $5 a
# out:   b
# out: 0.30000000000000004 1e-07 1e+22 nan -0.0 1267650600228229401496703205376 1000 5 (1-2j) 2 2.67 (-4, 1)
