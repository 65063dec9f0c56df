"""Stock keeping."""
import csv


class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, items):
        self.items = items

    @classmethod
    def load(cls, path):
        with open(path, newline="") as file:
            return cls({row["name"]: int(row["count"]) for row in csv.DictReader(file)})

    def take(self, name, count):
        if self.items[name] < count:
            raise OutOfStock(f"{name}: {self.items[name]} left, {count} wanted")
        self.items[name] -= count

    def save(self, path):
        with open(path, "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["name", "count"])
            writer.writerows(sorted(self.items.items()))
