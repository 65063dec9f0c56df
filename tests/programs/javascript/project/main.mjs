// A small project: modules, JSON data, a class hierarchy, files written.
import { readFile, writeFile } from 'node:fs/promises';
import { Inventory, OutOfStock } from './src/inventory.mjs';
import { table } from './src/report.mjs';

const stock = new Inventory(JSON.parse(await readFile(new URL('./data/stock.json', import.meta.url), 'utf8')));
stock.take('tea', 2);
console.log(table(stock));
try {
  stock.take('milk', 100);
} catch (error) {
  console.log(error instanceof OutOfStock, `${error.name}: ${error.message}`, error.cause);
}
await writeFile('out.json', JSON.stringify(stock, null, 2));
console.log(await readFile('out.json', 'utf8'));

// out: tea      10
// out: coffee    5
// out: milk      3
// out: true OutOfStock: not enough milk { left: 3, wanted: 100 }
// out: {
// out:   "tea": 10,
// out:   "coffee": 5,
// out:   "milk": 3
// out: }
