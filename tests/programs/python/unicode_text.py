"""Text beyond ASCII in names, literals and output."""
import unicodedata

größe = 3
print("größe =", größe)
for character in "é中🐍":
    print(character, hex(ord(character)), unicodedata.name(character), character.encode("utf-8"))
decomposed = unicodedata.normalize("NFD", "é")
print(len(decomposed), unicodedata.normalize("NFC", decomposed) == "é")
print("\N{SNOWMAN} straße".upper(), "ΣΑΣ".lower(), "ﬁ".casefold())
print(f"{'日本':>6}|{'x':^5}|{'y':*<4}|")
try:
    "\udc80".encode("utf-8")
except UnicodeEncodeError as error:
    print(error)

# out: größe = 3
# out: é 0xe9 LATIN SMALL LETTER E WITH ACUTE b'\xc3\xa9'
# out: 中 0x4e2d CJK UNIFIED IDEOGRAPH-4E2D b'\xe4\xb8\xad'
# out: 🐍 0x1f40d SNAKE b'\xf0\x9f\x90\x8d'
# out: 2 True
# out: ☃ STRASSE σας fi
# out:     日本|  x  |y***|
# out: 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed
