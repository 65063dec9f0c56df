/**
 * The line that is being typed: what a terminal's cooked mode does, and a little of what
 * readline does. No DOM here.
 */

/** What a key meant, beside a change of the line. */
export type Action =
  | { kind: "edited" }
  | { kind: "line"; text: string }
  | { kind: "interrupt" }
  | { kind: "eof" };

export class Line {
  #text: string[] = [];
  #cursor = 0;
  readonly #history: string[] = [];
  #recalled = 0;

  get text(): string {
    return this.#text.join("");
  }

  get beforeCursor(): string {
    return this.#text.slice(0, this.#cursor).join("");
  }

  get isEmpty(): boolean {
    return this.#text.length === 0;
  }

  clear(): void {
    this.#set("");
  }

  /** Takes what a terminal sends for keys, or a paste, and tells what it meant, in order. */
  *feed(data: string): Generator<Action> {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals send control characters
    for (const [key] of data.matchAll(/\x1b(?:\[[\d;]*[~A-Za-z]|O[A-Z]|[^[O])|\r\n?|./gsu)) {
      const action = this.#press(key);
      if (action) yield action;
    }
  }

  #press(key: string): Action | undefined {
    switch (key) {
      case "\r":
      case "\n":
      case "\r\n":
        return this.#enter();
      case "\x03":
        this.clear();
        return { kind: "interrupt" };
      case "\x04":
        // As a tty does: what has been typed is handed over; only an empty line ends the input.
        return this.isEmpty ? { kind: "eof" } : this.#flush();
      case "\x7f":
      case "\b":
        return this.#erase(this.#cursor - 1, this.#cursor);
      case "\x1b[3~":
        return this.#erase(this.#cursor, this.#cursor + 1);
      case "\x15":
        return this.#erase(0, this.#cursor);
      case "\x0b":
        return this.#erase(this.#cursor, this.#text.length);
      case "\x17":
        return this.#erase(this.#wordStart(), this.#cursor);
      case "\x1b[D":
      case "\x1bOD":
      case "\x02":
        return this.#move(this.#cursor - 1);
      case "\x1b[C":
      case "\x1bOC":
      case "\x06":
        return this.#move(this.#cursor + 1);
      case "\x1b[H":
      case "\x1bOH":
      case "\x01":
        return this.#move(0);
      case "\x1b[F":
      case "\x1bOF":
      case "\x05":
        return this.#move(this.#text.length);
      case "\x1b[A":
      case "\x1bOA":
        return this.#recall(this.#recalled - 1);
      case "\x1b[B":
      case "\x1bOB":
        return this.#recall(this.#recalled + 1);
    }
    if (key !== "\t" && key < " ") return undefined;
    this.#text.splice(this.#cursor++, 0, key);
    return { kind: "edited" };
  }

  #enter(): Action {
    const { text } = this;
    if (text && text !== this.#history.at(-1)) this.#history.push(text);
    this.#set("");
    this.#recalled = this.#history.length;
    return { kind: "line", text: `${text}\n` };
  }

  #flush(): Action {
    const { text } = this;
    this.#set("");
    return { kind: "line", text };
  }

  #erase(from: number, to: number): Action {
    const start = Math.max(from, 0);
    this.#text.splice(start, to - start);
    this.#cursor = start;
    return { kind: "edited" };
  }

  #move(to: number): Action {
    this.#cursor = Math.min(Math.max(to, 0), this.#text.length);
    return { kind: "edited" };
  }

  #wordStart(): number {
    let at = this.#cursor;
    while (at > 0 && this.#text[at - 1] === " ") at--;
    while (at > 0 && this.#text[at - 1] !== " ") at--;
    return at;
  }

  #recall(index: number): Action | undefined {
    if (index < 0 || index > this.#history.length) return undefined;
    this.#recalled = index;
    this.#set(this.#history[index] ?? "");
    return { kind: "edited" };
  }

  #set(text: string): void {
    this.#text = [...text];
    this.#cursor = this.#text.length;
  }
}
