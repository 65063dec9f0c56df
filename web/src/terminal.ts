/** The terminal: what programs print, and the line that is typed to them. */
import { FitAddon } from "@xterm/addon-fit";
import { type IBufferLine, type ILink, type IMarker, Terminal as Xterm } from "@xterm/xterm";
import { wrapWords } from "./format.js";
import { Line } from "./line.js";
import { type Location, locationsIn } from "./locations.js";
import { styleWithoutInlineStyles } from "./xterm-csp.js";

const STDERR = ["\x1b[31m", "\x1b[39m"] as const;
const DIM = ["\x1b[2m", "\x1b[22m"] as const;

export interface TerminalEvents {
  /** A line was entered, its newline included. */
  input(text: string): void;
  eof(): void;
  interrupt(): void;
  /** A place in a file was chosen. */
  location(location: Location): void;
  /** The files that there are places in. */
  paths(): string[];
}

export class Terminal {
  readonly #xterm: Xterm;
  readonly #events: TerminalEvents;
  readonly #line = new Line();
  /** Where the typed line starts, while there is one. */
  #start: { marker: IMarker | undefined; column: number } | undefined;
  /** Edits and output take turns: each needs to know where the cursor is. */
  #turns: Promise<void> = Promise.resolve();
  #waiting = 0;
  #listening = false;

  constructor(parent: HTMLElement, events: TerminalEvents) {
    this.#events = events;
    styleWithoutInlineStyles();
    this.#xterm = new Xterm({
      convertEol: true,
      cursorBlink: true,
      cursorStyle: "bar",
      cursorInactiveStyle: "none",
      fontFamily: getComputedStyle(parent).fontFamily,
      fontSize: 13,
      lineHeight: 1.35,
      minimumContrastRatio: 4.5,
      screenReaderMode: true,
      scrollback: 10_000,
      theme: themeOf(parent),
    });
    const fit = new FitAddon();
    this.#xterm.loadAddon(fit);
    this.#xterm.open(parent);
    new ResizeObserver(() => fit.fit()).observe(parent);
    this.#xterm.attachCustomKeyEventHandler((event) => this.#isForTerminal(event));
    this.#xterm.onData((data) => this.#type(data));
    this.#xterm.registerLinkProvider({
      provideLinks: (row, callback) => callback(this.#linksAt(row - 1)),
    });
    this.#xterm.textarea?.setAttribute("aria-label", "Terminal: input to the program");
  }

  /** Listens to the keyboard, or stops listening. */
  start(): void {
    this.#listening = true;
  }

  stop(): void {
    this.#listening = false;
    this.#line.clear();
    this.#turn(async () => this.#end());
  }

  clear(): void {
    this.#line.clear();
    this.#start = undefined;
    this.#xterm.reset();
  }

  focus(): void {
    this.#xterm.focus();
  }

  write(text: string, stream: "stdout" | "stderr" = "stdout"): void {
    const coloured = stream === "stderr" ? STDERR.join(text) : text;
    if (this.#waiting === 0 && !this.#start) this.#xterm.write(coloured);
    else this.#turn(() => this.#writeAboveLine(coloured));
  }

  /** Says something that is not the program's. */
  note(text: string): void {
    this.#turn(async () => {
      await this.#print("");
      const column = this.#xterm.buffer.active.cursorX;
      const lines = wrapWords(text, this.#xterm.cols);
      await this.#print(`${column > 0 ? "\n" : ""}${DIM.join(lines)}\n`);
    });
  }

  /** Everything on the screen and scrolled off it, as text. */
  get text(): string {
    const { active } = this.#xterm.buffer;
    let text = "";
    for (let row = 0; row < active.length; row++) {
      const line = active.getLine(row);
      if (!line) break;
      text += `${line.isWrapped || row === 0 ? "" : "\n"}${line.translateToString(true)}`;
    }
    return text.trimEnd();
  }

  /** Takes the colours and the font that the page has now. */
  restyle(parent: HTMLElement): void {
    this.#xterm.options.theme = themeOf(parent);
  }

  /** Which keys the terminal keeps: Tab moves on, and what copies copies. */
  #isForTerminal(event: KeyboardEvent): boolean {
    if (event.key === "Tab") return false;
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c";
    return !(isCopy && this.#xterm.hasSelection());
  }

  #type(data: string): void {
    if (!this.#listening) return;
    for (const action of this.#line.feed(data)) {
      switch (action.kind) {
        case "edited": {
          const { text, beforeCursor } = this.#line;
          this.#turn(() => this.#draw(text, beforeCursor));
          break;
        }
        case "line":
          this.#turn(async () => {
            await this.#draw(action.text, action.text);
            this.#end();
          });
          this.#events.input(action.text);
          break;
        case "interrupt":
          this.#turn(async () => {
            await this.#print("^C\n");
            this.#end();
          });
          this.#events.interrupt();
          break;
        case "eof":
          this.#events.eof();
      }
    }
  }

  /** Draws the typed line anew, with the cursor where it belongs. */
  async #draw(text: string, beforeCursor: string): Promise<void> {
    if (!this.#start) await this.#begin();
    await this.#print(`${this.#toStart()}\x1b[J${text}`);
    if (beforeCursor !== text) await this.#print(this.#toStart() + beforeCursor);
    if (text === "") this.#end();
  }

  /** Prints what came while something was being typed, and the typed line after it. */
  async #writeAboveLine(text: string): Promise<void> {
    if (!this.#start) return this.#print(text);
    await this.#print(`${this.#toStart()}\x1b[J`);
    this.#end();
    await this.#print(text);
    await this.#draw(this.#line.text, this.#line.beforeCursor);
  }

  async #begin(): Promise<void> {
    await this.#print("");
    const column = this.#xterm.buffer.active.cursorX;
    this.#start = { marker: this.#xterm.registerMarker(0), column };
  }

  #end(): void {
    this.#start?.marker?.dispose();
    this.#start = undefined;
  }

  /** Moves the cursor to where the typed line starts. */
  #toStart(): string {
    const { baseY, cursorY } = this.#xterm.buffer.active;
    const { marker, column = 0 } = this.#start ?? {};
    const rows = marker ? baseY + cursorY - marker.line : 0;
    return `\r${rows > 0 ? `\x1b[${rows}A` : ""}${column > 0 ? `\x1b[${column}C` : ""}`;
  }

  #print(text: string): Promise<void> {
    return new Promise((resolve) => this.#xterm.write(text, resolve));
  }

  #turn(task: () => Promise<void>): void {
    this.#waiting++;
    this.#turns = this.#turns.then(task).finally(() => this.#waiting--);
  }

  /** Places in files on the line that `row` is part of; a long line goes over several rows. */
  #linksAt(row: number): ILink[] {
    const { active } = this.#xterm.buffer;
    let first = row;
    while (first > 0 && active.getLine(first)?.isWrapped) first--;
    const rows: IBufferLine[] = [];
    for (let at = first; at === first || active.getLine(at)?.isWrapped; at++) {
      const line = active.getLine(at);
      if (!line) break;
      rows.push(line);
    }
    const text = rows.map((line) => line.translateToString()).join("");
    const { cols } = this.#xterm;
    const position = (index: number) => ({
      x: (index % cols) + 1,
      y: first + Math.floor(index / cols) + 1,
    });
    return locationsIn(text, this.#events.paths()).map((location) => ({
      text: text.slice(location.start, location.end),
      range: { start: position(location.start), end: position(location.end - 1) },
      activate: () => this.#events.location(location),
    }));
  }
}

const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const;

/** The page's colours, as its style sheet has them for the theme in use. */
function themeOf(parent: HTMLElement) {
  const style = getComputedStyle(parent);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const ansi = COLOURS.flatMap((name) => [
    [name, colour(`--ansi-${name}`)],
    [`bright${name[0]?.toUpperCase()}${name.slice(1)}`, colour(`--ansi-bright-${name}`)],
  ]);
  return {
    background: colour("--terminal"),
    foreground: colour("--ink"),
    cursor: colour("--accent"),
    cursorAccent: colour("--terminal"),
    selectionBackground: colour("--selection"),
    scrollbarSliderBackground: colour("--scrollbar"),
    scrollbarSliderHoverBackground: colour("--scrollbar-hover"),
    scrollbarSliderActiveBackground: colour("--scrollbar-hover"),
    ...Object.fromEntries(ansi),
  };
}
