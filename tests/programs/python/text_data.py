"""csv, configparser, tomllib, xml, html, urllib.parse, email, difflib, struct."""
import configparser
import csv
import difflib
import email
import html
import io
import struct
import tomllib
import urllib.parse
import xml.etree.ElementTree as ET

rows = list(csv.DictReader(io.StringIO('name,note\nAda,"says ""hi"", twice"\nBob,\n')))
print(rows)
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_MINIMAL).writerows([["a", "b,c"], [1, 'q"q']])
print(repr(out.getvalue()))
config = configparser.ConfigParser()
config.read_string("[db]\nhost = localhost\nport = 5432\nurl = %(host)s:%(port)s\n")
print(config["db"]["url"], config.getint("db", "port"), config.sections())
print(tomllib.loads('title = "x"\n[a]\nb = [1, 2]\nd = 1979-05-27\n'))
tree = ET.fromstring("<shop><item id='1'>tea &amp; milk</item><item id='2'/></shop>")
print([(e.get("id"), e.text) for e in tree.iter("item")], ET.tostring(tree[1]).decode(), tree.find("item[@id='2']").tag)
try:
    ET.fromstring("<a><b></a>")
except ET.ParseError as error:
    print(error)
print(html.escape("<a href='x'>"), html.unescape("&eacute;&#8364;"))
url = urllib.parse.urlsplit("https://user@example.org:8080/a/b?x=1&y=%20z#frag")
print(url.hostname, url.port, urllib.parse.parse_qs(url.query), urllib.parse.urljoin("http://a/b/c", "../d"), urllib.parse.quote("a b/ü"))
message = email.message_from_string("Subject: hello\nTo: a@example.org\n\nbody\n")
print(message["subject"], message.get_payload().strip())
print("\n".join(difflib.unified_diff(["a", "b"], ["a", "c"], "old", "new", lineterm="")), difflib.get_close_matches("appel", ["ape", "apple"]))
print(struct.pack("<IhB", 1, -2, 3), struct.unpack(">d", b"\x40\x09\x21\xfb\x54\x44\x2d\x18"), struct.calcsize("@lq") > 0)

# out: [{'name': 'Ada', 'note': 'says "hi", twice'}, {'name': 'Bob', 'note': ''}]
# out: 'a,"b,c"\r\n1,"q""q"\r\n'
# out: localhost:5432 5432 ['db']
# out: {'title': 'x', 'a': {'b': [1, 2], 'd': datetime.date(1979, 5, 27)}}
# out: [('1', 'tea & milk'), ('2', None)] <item id="2" /> item
# out: mismatched tag: line 1, column 8
# out: &lt;a href=&#x27;x&#x27;&gt; é€
# out: example.org 8080 {'x': ['1'], 'y': [' z']} http://a/d a%20b/%C3%BC
# out: hello body
# out: --- old
# out: +++ new
# out: @@ -1,2 +1,2 @@
# out:  a
# out: -b
# out: +c ['apple', 'ape']
# out: b'\x01\x00\x00\x00\xfe\xff\x03' (3.141592653589793,) True
