/** What is being worked on: files and what they are run with. Survives a reload. */
import type { Snippet, SnippetDraft, SourceFile, Visibility } from "@petri/client";

const STORAGE_KEY = "petri.workspace";
const ASIDE_KEY = "petri.workspace.aside";
/** How long changes may wait before they are kept, in milliseconds. */
const KEEP_AFTER_MS = 300;

/** The snippet on the server that the workspace was opened from or saved to. */
export interface Saved {
  id: string;
  etag: string;
  owner: string;
  visibility: Visibility;
}

export interface WorkspaceData {
  runtime: string;
  title: string;
  files: SourceFile[];
  /** The path of the file in the editor. */
  active: string;
  /** Arguments, as on a command line. */
  args: string;
  /** Input that is sent at once; empty, the terminal is asked. */
  stdin: string;
  saved?: Saved | undefined;
  /** The draft as it was opened or saved, as JSON: what differs from it has been changed. */
  baseline: string;
}

/** `opened`: all is different; `files`: names or the active one; `content`: text or settings. */
type Change = "opened" | "files" | "content";

export class Workspace {
  #data: WorkspaceData;
  readonly #listeners: ((change: Change) => void)[] = [];
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(initial: WorkspaceData) {
    this.#data = read(STORAGE_KEY) ?? initial;
    addEventListener("pagehide", () => this.#keep());
  }

  get data(): Readonly<WorkspaceData> {
    return this.#data;
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** What would be saved. */
  get draft(): SnippetDraft {
    return draftOf(this.#data);
  }

  /** Whether there is work that would be lost. */
  get isChanged(): boolean {
    return this.#data.baseline !== JSON.stringify(this.draft);
  }

  file(path: string): SourceFile | undefined {
    return this.#data.files.find((file) => file.path === path);
  }

  /** Replaces everything; what was there and not saved can be taken back once. */
  open(data: WorkspaceData): void {
    write(ASIDE_KEY, this.#data);
    this.#become("opened", data);
  }

  /** Takes back what the last `open` replaced. */
  takeBack(): void {
    const aside = read(ASIDE_KEY);
    if (aside) this.#become("opened", aside);
  }

  update(changes: Partial<WorkspaceData>): void {
    this.#change("content", changes);
  }

  select(path: string): void {
    this.#change("files", { active: path });
  }

  setContent(path: string, content: string): void {
    const files = this.#data.files.map((file) =>
      file.path === path ? { ...file, content } : file,
    );
    this.#change("content", { files });
  }

  addFile(path: string, content = ""): void {
    this.#change("files", { files: [...this.#data.files, { path, content }], active: path });
  }

  renameFile(from: string, to: string): void {
    const files = this.#data.files.map((file) =>
      file.path === from ? { ...file, path: to } : file,
    );
    this.#change("files", {
      files,
      active: this.#data.active === from ? to : this.#data.active,
    });
  }

  /** Moves a file's tab; the first one that the runtime can start is the program's entry. */
  moveFile(path: string, by: number): void {
    const files = [...this.#data.files];
    const from = files.findIndex((file) => file.path === path);
    files.splice(Math.max(from + by, 0), 0, ...files.splice(from, 1));
    this.#change("files", { files });
  }

  removeFile(path: string): void {
    const index = this.#data.files.findIndex((file) => file.path === path);
    const files = this.#data.files.filter((file) => file.path !== path);
    const neighbour = files[Math.min(index, files.length - 1)];
    const active = this.#data.active === path ? (neighbour?.path ?? "") : this.#data.active;
    this.#change("files", { files, active });
  }

  /** Notes that the server has the workspace as `snippet`. */
  markSaved(snippet: Snippet): void {
    const { title } = snippet;
    const baseline = JSON.stringify({ ...this.draft, title });
    this.#change("content", { title, saved: savedAs(snippet), baseline });
  }

  /** What is wrong with a name for a file; nothing if it will do. */
  problemWithPath(path: string, current?: string): string | undefined {
    if (!path) return "A file needs a name.";
    if (path.length > 200) return "That name is too long: 200 characters at most.";
    if (path.startsWith("/") || path.endsWith("/"))
      return "A name can't start or end with a slash.";
    if (path.split("/").some((part) => part === "" || part === "." || part === ".."))
      return "A folder can't be empty, “.” or “..”.";
    if (/[\\:*?"<>|\p{Cc}]/u.test(path)) return 'These can’t be in a name: \\ : * ? " < > |';
    const taken = (file: SourceFile) =>
      file.path !== current && file.path.toLowerCase() === path.toLowerCase();
    if (this.#data.files.some(taken)) return `There is a file ${path} already.`;
    return undefined;
  }

  #change(change: Change, changes: Partial<WorkspaceData>): void {
    this.#become(change, { ...this.#data, ...changes });
  }

  #become(change: Change, data: WorkspaceData): void {
    this.#data = data;
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(), KEEP_AFTER_MS);
    for (const listener of this.#listeners) listener(change);
  }

  #keep(): void {
    write(STORAGE_KEY, this.#data);
  }
}

/** A program as a workspace, with nothing changed in it. */
export function workspaceOf(
  program: Omit<WorkspaceData, "active" | "args" | "stdin" | "baseline"> & Partial<WorkspaceData>,
): WorkspaceData {
  const active = program.files[0]?.path ?? "";
  const data = { active, args: "", stdin: "", baseline: "", ...program };
  return { ...data, baseline: JSON.stringify(draftOf(data)) };
}

/** A snippet as a workspace. */
export function fromSnippet(snippet: Snippet): WorkspaceData {
  const { title, runtime, args = [], stdin = "" } = snippet;
  const files = snippet.files.map(({ path, content }) => ({ path, content }));
  return workspaceOf({
    title,
    runtime,
    files,
    args: joinArgs(args),
    stdin,
    saved: savedAs(snippet),
  });
}

function draftOf({ title, runtime, files, args, stdin }: WorkspaceData): SnippetDraft {
  return { title: title.trim() || "Untitled", runtime, files, args: splitArgs(args), stdin };
}

function savedAs({ id, etag, visibility, owner }: Snippet): Saved {
  return { id, etag, visibility, owner };
}

/** Splits a line into arguments: spaces separate, quotes keep together. */
export function splitArgs(line: string): string[] {
  const words = line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g);
  return [...words].map(([, double, single, bare]) =>
    double === undefined ? (single ?? bare ?? "") : double.replace(/\\(.)/g, "$1"),
  );
}

/** The line that `splitArgs` makes these arguments of. */
export function joinArgs(args: string[]): string {
  return args
    .map((arg) => (/^[^\s"']+$/.test(arg) ? arg : `"${arg.replace(/["\\]/g, "\\$&")}"`))
    .join(" ");
}

/** A tab keeps its own work; a new one starts with the last of any. */
const STORES = [sessionStorage, localStorage];

function read(key: string): WorkspaceData | undefined {
  try {
    const text = STORES.map((store) => store.getItem(key)).find((kept) => kept !== null);
    const data = JSON.parse(text ?? "null") as WorkspaceData | null;
    return data?.files?.length ? data : undefined;
  } catch {
    return undefined;
  }
}

/** A full or forbidden storage loses the surviving of a reload, nothing else. */
function write(key: string, data: WorkspaceData): void {
  try {
    for (const store of STORES) store.setItem(key, JSON.stringify(data));
  } catch {}
}
