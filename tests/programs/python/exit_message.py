"""sys.exit(text) prints the text on stderr and exits with 1."""
import sys

sys.exit("no input file given")

# err: no input file given
# exit: 1
