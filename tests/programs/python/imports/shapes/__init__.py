from .square import Square
from . import helpers

__all__ = ["Square"]
print("package shapes is loaded once")
