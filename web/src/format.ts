/** Figures for people. */

export function time(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

export function fuel(units: number): string {
  return new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 }).format(
    units,
  );
}

export function memory(bytes: number): string {
  const mib = bytes / 1024 ** 2;
  return `${mib < 10 ? mib.toFixed(1) : Math.round(mib)} MB`;
}

/** How long ago, roughly. */
export function ago(date: string): string {
  const seconds = (Date.now() - Date.parse(date)) / 1000;
  const units = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ] as const;
  for (const [unit, length] of units) {
    if (seconds >= 30 * 86_400) break;
    if (seconds >= length) {
      const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
      return format.format(-Math.floor(seconds / length), unit);
    }
  }
  return seconds < 60
    ? "just now"
    : new Date(date).toLocaleDateString("en", { dateStyle: "medium" });
}

/** Breaks lines between words, so that none is longer than `columns` unless a word is. */
export function wrapWords(text: string, columns: number): string {
  const wrapLine = (line: string) => {
    const lines: string[] = [];
    for (const word of line.split(" ")) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= columns) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else lines.push(word);
    }
    return lines.join("\n");
  };
  return text.split("\n").map(wrapLine).join("\n");
}
