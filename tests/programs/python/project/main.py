"""A small project: package, data file, tests beside it, relative paths."""
from pathlib import Path

from inventory import Inventory, OutOfStock
from inventory.report import table

stock = Inventory.load(Path(__file__).parent / "data" / "stock.csv")
stock.take("tea", 2)
print(table(stock))
try:
    stock.take("milk", 100)
except OutOfStock as error:
    print(f"{type(error).__module__}.{type(error).__qualname__}: {error}")
stock.save("out.csv")
print(Path("out.csv").read_text(), end="")

# out: tea      10
# out: coffee    5
# out: milk      3
# out: inventory.OutOfStock: milk: 3 left, 100 wanted
# out: name,count
# out: coffee,5
# out: milk,3
# out: tea,10
