export class OutOfStock extends Error {
  constructor(item, options) {
    super(`not enough ${item}`, options);
    this.name = 'OutOfStock';
  }
}

export class Inventory {
  #items;
  constructor(items) { this.#items = new Map(Object.entries(items)); }
  take(item, count) {
    const left = this.#items.get(item) ?? 0;
    if (left < count) throw new OutOfStock(item, { cause: { left, wanted: count } });
    this.#items.set(item, left - count);
  }
  *[Symbol.iterator]() { yield* this.#items; }
  toJSON() { return Object.fromEntries(this.#items); }
}
