"""Imports between the project's files, packages, and modules inside packages."""
import shapes
import shapes.circle as circle
from shapes import Square, helpers
from shapes.deep.corner import corners
from util import twice

print(shapes.__name__, shapes.__package__, shapes.__file__)
print(circle.Circle(1).area() == helpers.PI)
print(Square(3).area(), twice(Square(2).area()), corners())
print(sorted(name for name in dir(shapes) if not name.startswith("_")))
print(helpers.__spec__.name, helpers.__spec__.origin)
try:
    import shapes.missing
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from shapes import Triangle
except ImportError as error:
    print(error)

# out: package shapes is loaded once
# out: shapes shapes /work/shapes/__init__.py
# out: True
# out: 9 8 ['Square', 3.14159, 'shapes.deep']
# out: ['Square', 'circle', 'deep', 'helpers', 'square']
# out: shapes.helpers /work/shapes/helpers.py
# out: No module named 'shapes.missing' shapes.missing
# out: cannot import name 'Triangle' from 'shapes' (/work/shapes/__init__.py)
