/** Finds places in source files in what programs and compilers print. No DOM here. */

export interface Location {
  path: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column?: number;
}

/** A location, and where in the text it stands. */
export interface LocationInText extends Location {
  start: number;
  end: number;
}

export interface Problem extends Location {
  message: string;
}

/** Python's `File "/work/main.py", line 3`, and everybody else's `path:line[:column]`. */
const PATTERN =
  /File "(?<quoted>[^"]+)", line (?<pythonLine>\d+)|(?:file:\/\/)?(?<bare>[\w./$-]+\.\w+):(?<line>\d+)(?::(?<column>\d+))?/g;

/** The locations in `text` that are in one of `paths`. */
export function locationsIn(text: string, paths: string[]): LocationInText[] {
  const found: LocationInText[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const { quoted, pythonLine, bare, line, column } = match.groups ?? {};
    const path = resolve(quoted ?? bare ?? "", paths);
    if (!path) continue;
    found.push({
      path,
      line: Number(pythonLine ?? line),
      ...(column ? { column: Number(column) } : {}),
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

/** The file that was meant: a Java stack names `Main.java`, wherever it is. */
function resolve(mentioned: string, paths: string[]): string | undefined {
  const path = mentioned.replace(/^\/work\//, "").replace(/^\.\//, "");
  if (paths.includes(path)) return path;
  const ending = paths.filter((candidate) => candidate.endsWith(`/${path}`));
  return ending.length === 1 ? ending[0] : undefined;
}

/** What went wrong and where, from what a failed program left on stderr. */
export function problemsIn(stderr: string, paths: string[]): Problem[] {
  return compilerErrors(stderr, paths) ?? [...exception(stderr, paths)];
}

/** `Main.java:3: error: ';' expected`, each. */
function compilerErrors(stderr: string, paths: string[]): Problem[] | undefined {
  const errors = [...stderr.matchAll(/^(\S+):(\d+): error: (.+)$/gm)].flatMap(
    ([, mentioned = "", line, message = ""]) => {
      const path = resolve(mentioned, paths);
      return path ? [{ path, line: Number(line), message }] : [];
    },
  );
  return errors.length > 0 ? errors : undefined;
}

/** The innermost frame in the user's own files. Python prints it last, the others first. */
function* exception(stderr: string, paths: string[]): Generator<Problem> {
  const locations = locationsIn(stderr, paths);
  const isPython = /^ *File ".+", line \d+/m.test(stderr);
  const place = isPython ? locations.at(-1) : locations[0];
  const lines = stderr.trimEnd().split("\n");
  const message = isPython
    ? lines.at(-1)
    : lines.find((line) =>
        /^(Exception in thread .*|(Uncaught )?[\w.$]*(Error|Exception)\b.*)$/.test(line),
      );
  if (!place || !message) return;
  const { path, line, column } = place;
  yield {
    path,
    line,
    ...(column ? { column } : {}),
    message: message.replace(/^Exception in thread "\S+" /, ""),
  };
}
