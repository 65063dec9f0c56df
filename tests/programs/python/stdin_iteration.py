"""stdin read by lines, by characters, and to its end."""
import sys

print("first:", repr(sys.stdin.readline()))
print("three characters:", repr(sys.stdin.read(3)))
for number, line in enumerate(sys.stdin, start=1):
    print(number, line.rstrip("\n").split())
    if number == 2:
        break
rest = sys.stdin.read()
print("rest:", rest.splitlines())
print("at the end:", repr(sys.stdin.read()), repr(sys.stdin.readline()))

# in: alpha beta
# in: gamma
# in: 1 2 3
# in: x
# in: y
# out: first: 'alpha beta\n'
# out: three characters: 'gam'
# out: 1 ['ma']
# out: 2 ['1', '2', '3']
# out: rest: ['x', 'y']
# out: at the end: '' ''
