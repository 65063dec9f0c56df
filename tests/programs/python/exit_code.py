"""sys.exit(number) is the exit status."""
import sys

print("leaving")
sys.exit(3)

# out: leaving
# exit: 3
