"""re: groups, names, flags, substitution by function, errors with a position."""
import re

text = "Ada: 1815-12-10, Alan: 1912-06-23"
for match in re.finditer(r"(?P<name>\w+): (?P<year>\d{4})-(\d\d)-(\d\d)", text):
    print(match["name"], match.groups(), match.span("year"), match.groupdict())
print(re.sub(r"(\d+)-(\d+)-(\d+)", r"\3.\2.\g<1>", text), re.subn("A", lambda m: m[0].lower(), text))
print(re.split(r"[,:]\s*", text, maxsplit=2), re.findall(r"\b\w{3}\b", text))
print(re.fullmatch(r"(a+)+b", "aaab"), re.match("(?i)ADA", text)[0], re.search(r"(?<=-)\d\d(?=,)", text)[0])
print(re.compile(r"""
    ^ (\w+)   # word
    \s* = \s*
    (.+) $    # value
""", re.VERBOSE | re.MULTILINE).findall("a = 1\nb=two\n"))
print(re.compile("x+", re.IGNORECASE), re.escape("a.b*c"), re.search(r"\w+", "über", re.ASCII)[0])
print(re.fullmatch(r"(?>a+)b|(?P<q>['\"]).*(?P=q)", "'x'")["q"], re.findall(r"(a)|(b)", "ab"))
try:
    re.compile("a(b")
except re.error as error:
    print(type(error).__name__, error, error.pos)

# out: Ada ('Ada', '1815', '12', '10') (5, 9) {'name': 'Ada', 'year': '1815'}
# out: Alan ('Alan', '1912', '06', '23') (23, 27) {'name': 'Alan', 'year': '1912'}
# out: Ada: 10.12.1815, Alan: 23.06.1912 ('ada: 1815-12-10, alan: 1912-06-23', 2)
# out: ['Ada', '1815-12-10', 'Alan: 1912-06-23'] ['Ada']
# out: <re.Match object; span=(0, 4), match='aaab'> Ada 10
# out: [('a', '1'), ('b', 'two')]
# out: re.compile('x+', re.IGNORECASE) a\.b\*c ber
# out: ' [('a', ''), ('', 'b')]
# out: PatternError missing ), unterminated subpattern at position 1 1
