/** Languages: what runs them, and how the editor colours a file. */
import type { LanguageSupport } from "@codemirror/language";
import type { Runtime } from "@petri/client";

/** What the page starts with before, or without, a word from the server. */
export const KNOWN_RUNTIMES: Runtime[] = [
  { id: "python", name: "Python", version: "", extensions: ["py"] },
  { id: "javascript", name: "JavaScript", version: "", extensions: ["js", "mjs", "cjs"] },
  { id: "java", name: "Java", version: "", extensions: ["java"] },
];

/** The file that a new program in a language starts with. */
export function entryName(runtime: Runtime): string {
  const extension = runtime.extensions?.[0] ?? "txt";
  return extension === "java" ? "Main.java" : `main.${extension}`;
}

/** Columns of an indentation, where a language's style guide has a word on it. */
export function indentOf(path: string): number {
  return /\.(py|java)$/.test(path) ? 4 : 2;
}

const javascript = (typescript = false) =>
  import("@codemirror/lang-javascript").then((mode) => mode.javascript({ typescript }));

const MODES: Record<string, () => Promise<LanguageSupport>> = {
  py: () => import("@codemirror/lang-python").then((mode) => mode.python()),
  js: javascript,
  mjs: javascript,
  cjs: javascript,
  ts: () => javascript(true),
  java: () => import("@codemirror/lang-java").then((mode) => mode.java()),
  json: () => import("@codemirror/lang-json").then((mode) => mode.json()),
  md: () => import("@codemirror/lang-markdown").then((mode) => mode.markdown()),
};

/** The editor's mode for a file, loaded when first needed; none for plain text. */
export async function modeOf(path: string): Promise<LanguageSupport | undefined> {
  return MODES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()]?.();
}
