"""argparse exits with 2 and prints its usage on stderr."""
import argparse

parser = argparse.ArgumentParser(prog="resize", description="Resizes a picture.")
parser.add_argument("width", type=int, help="in pixels")
parser.add_argument("--mode", choices=["fit", "fill"], default="fit")
parser.parse_args()

# args: wide --mode fill
# err: usage: resize [-h] [--mode {fit,fill}] width
# err: resize: error: argument width: invalid int value: 'wide'
# exit: 2
