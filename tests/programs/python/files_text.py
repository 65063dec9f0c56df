"""open() in the working directory: write, append, read, seek, newlines, encodings."""
import os

with open("notes.txt", "w", encoding="utf-8") as file:
    file.write("first line\n")
    print("second", "line", file=file)
    file.writelines(["třetí\n", "fourth"])
with open("notes.txt", "a", encoding="utf-8") as file:
    file.write(" and more\n")
with open("notes.txt", encoding="utf-8") as file:
    for number, line in enumerate(file, 1):
        print(number, repr(line))
    file.seek(0)
    print(file.readline().strip(), file.tell())
with open("notes.txt", "rb") as file:
    file.seek(-5, os.SEEK_END)
    print(file.read(), os.path.getsize("notes.txt"))
with open("latin.txt", "w", encoding="latin-1", newline="\r\n") as file:
    file.write("é\n")
print(open("latin.txt", "rb").read())
with open("notes.txt", "r+") as file:
    file.write("FIRST")
print(open("notes.txt").readline(), end="")
try:
    open("notes.txt", "x")
except FileExistsError as error:
    print(error)
try:
    open("latin.txt", encoding="utf-8").read()
except UnicodeDecodeError as error:
    print(error)

# out: 1 'first line\n'
# out: 2 'second line\n'
# out: 3 'třetí\n'
# out: 4 'fourth and more\n'
# out: first line 11
# out: b'more\n' 47
# out: b'\xe9\r\n'
# out: FIRST line
# out: [Errno 17] File exists: 'notes.txt'
# out: 'utf-8' codec can't decode byte 0xe9 in position 0: invalid continuation byte
