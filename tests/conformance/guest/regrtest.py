"""Runs one file of CPython's test suite by CPython's own runner: regrtest.py NAME"""

import sys

from test.libregrtest.main import main

name = sys.argv[1]
sys.argv[1:] = ["--verbose", name]
main()
