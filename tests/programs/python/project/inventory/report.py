from . import Inventory


def table(stock: Inventory) -> str:
    width = max(map(len, stock.items))
    return "\n".join(f"{name:<{width}} {count:>4}" for name, count in stock.items.items())
