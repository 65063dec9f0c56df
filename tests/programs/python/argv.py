"""Arguments reach the program, also the ones that look like options of the interpreter."""
import argparse
import os
import sys

print(os.path.basename(sys.argv[0]), sys.argv[1:])
parser = argparse.ArgumentParser(prog="sum")
parser.add_argument("numbers", nargs="*", type=int)
parser.add_argument("-v", "--verbose", action="store_true")
parser.add_argument("-c", type=int, default=0)
options = parser.parse_args()
print("sum is", sum(options.numbers) + options.c, "verbose" if options.verbose else "quiet")

# args: 1 2 3 -c 10 --verbose
# out: argv.py ['1', '2', '3', '-c', '10', '--verbose']
# out: sum is 16 verbose
