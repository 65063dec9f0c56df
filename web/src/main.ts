/** The playground: makes the parts and tells each what the others do. */
import { Petri, type Runtime } from "@petri/client";
import { Account } from "./account.js";
import { byId, element, field, openDialog, toast } from "./dom.js";
import { Editor } from "./editor.js";
import { EXAMPLES, type Example } from "./examples.js";
import { entryName, KNOWN_RUNTIMES } from "./languages.js";
import { startLayout } from "./layout.js";
import type { Location, Problem } from "./locations.js";
import { startOfflineNotice } from "./offline.js";
import { Runner } from "./runner.js";
import { Library } from "./snippets.js";
import { Tabs } from "./tabs.js";
import { startTheme } from "./theme.js";
import { Workspace, type WorkspaceData, workspaceOf } from "./workspace.js";

const petri = new Petri();
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
let runtimes = KNOWN_RUNTIMES;
let problems: Problem[] = [];
let editedSinceRun = false;

// The terminal measures its font when it is made.
await Promise.allSettled([
  document.fonts.load('13px "JetBrains Mono Variable"'),
  document.fonts.load('14px "Inter Variable"'),
]);

startLayout();
startOfflineNotice();

const workspace = new Workspace(startOf("python"));
const editor = new Editor(byId("editor"), {
  changed: (path, content) => {
    editedSinceRun = true;
    workspace.setContent(path, content);
  },
  moved: (line, column) => {
    byId("position").textContent = `Line ${line}, column ${column}`;
  },
});
new Tabs(workspace, {
  forgotten: (path) => editor.forget(path),
  chosen: () => editor.focus(),
});
const account = new Account(petri);
const library = new Library(petri, account, workspace);
const runner = new Runner(petri, workspace, {
  extensions: (id) => runtimes.find((runtime) => runtime.id === id)?.extensions ?? [],
  goTo,
  problems: (found) => {
    problems = found;
    editor.showProblems(found);
  },
  wasEditing: () => {
    const edited = editedSinceRun;
    editedSinceRun = false;
    return edited;
  },
});
startTheme(() => runner.restyle());
startSettings();
startKeys();

workspace.onChange((change) => {
  if (change === "opened") {
    editor.reset();
    runner.reset();
  }
  if (change !== "content") showFile();
  showSettings();
});
showFile();
showSettings();

await account.restore();
await Promise.allSettled([library.followAddress(), learnRuntimes()]);

/** Shows the active file. */
function showFile(): void {
  const file = workspace.file(workspace.data.active) ?? workspace.data.files[0];
  if (!file) return;
  editor.open(file.path, file.content);
  editor.showProblems(problems);
}

function goTo({ path, line, column }: Location): void {
  if (path !== workspace.data.active) workspace.select(path);
  editor.goTo(line, column);
}

/** What a new program in a language starts with: an example, if need be the server's own. */
function startOf(id: string): WorkspaceData {
  const example = EXAMPLES[id]?.[0];
  if (example) return fromExample(id, example);
  const runtime = runtimes.find((candidate) => candidate.id === id);
  const path = runtime ? entryName(runtime) : "main.txt";
  const content = runtime?.example?.trimStart() ?? "";
  return workspaceOf({ runtime: id, title: "", files: [{ path, content }] });
}

function fromExample(runtime: string, { title, files }: Example): WorkspaceData {
  return workspaceOf({ runtime, title, files });
}

/** The server's languages and their versions. */
async function learnRuntimes(): Promise<void> {
  runtimes = await petri.runtimes();
  showRuntimes();
}

function showRuntimes(): void {
  const order = KNOWN_RUNTIMES.map(({ id }) => id);
  const rank = ({ id }: Runtime) => (order.includes(id) ? order.indexOf(id) : order.length);
  const sorted = runtimes.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  const options = sorted.map(({ id, name, version }) =>
    element("option", { value: id }, `${name} ${version.split(".").slice(0, 2).join(".")}`.trim()),
  );
  byId("runtime").replaceChildren(...options);
  showSettings();
}

function startSettings(): void {
  const runtime = byId<HTMLSelectElement>("runtime");
  const title = byId<HTMLInputElement>("title");
  showRuntimes();
  runtime.onchange = () => library.startAnew(startOf(runtime.value));
  title.oninput = () => workspace.update({ title: title.value });
  byId("examples").onclick = () => chooseExample();
  byId("input").onclick = () => askForInput();
  document.querySelector<HTMLAnchorElement>(".brand")?.addEventListener("click", (event) => {
    event.preventDefault();
    library.startAnew(startOf(workspace.data.runtime));
  });
}

function showSettings(): void {
  const { runtime, title, args, stdin } = workspace.data;
  byId<HTMLSelectElement>("runtime").value = runtime;
  const field = byId<HTMLInputElement>("title");
  if (field.value !== title) field.value = title;
  byId("input").classList.toggle("set", args !== "" || stdin !== "");
}

function chooseExample(): void {
  const list = element("ul", { className: "snippets" });
  const dialog = openDialog("Examples", "wide", list);
  const isOther = ({ id }: Runtime) => Number(id !== workspace.data.runtime);
  for (const { id, name } of runtimes.toSorted((a, b) => isOther(a) - isOther(b))) {
    for (const example of EXAMPLES[id] ?? []) {
      const open = element(
        "button",
        { type: "button", className: "row" },
        element("b", {}, example.title),
        element("small", {}, `${name} · ${example.about}`),
      );
      open.onclick = () => {
        dialog.close();
        library.startAnew(fromExample(id, example));
        editor.focus();
      };
      list.append(element("li", {}, open));
    }
  }
}

/** Arguments, and input that is there before anybody types. */
function askForInput(): void {
  const args = element("input", { name: "args", value: workspace.data.args, spellcheck: false });
  const stdin = element("textarea", {
    name: "stdin",
    value: workspace.data.stdin,
    rows: 6,
    spellcheck: false,
  });
  args.oninput = stdin.oninput = () => workspace.update({ args: args.value, stdin: stdin.value });
  openDialog(
    "Input",
    "narrow",
    field("Arguments", args, "As on a command line; quotes keep words together."),
    field("Standard input", stdin, "Empty: you type in the terminal while the program runs."),
  );
}

/** Keys that work everywhere, before the editor or the terminal sees them. */
function startKeys(): void {
  byId("run-key").textContent = isMac ? "⌘⏎" : "Ctrl ⏎";
  const press = (event: KeyboardEvent) => {
    const modified = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!modified || document.querySelector("dialog[open]")) return;
    const action = { Enter: () => runner.toggle(), s: () => library.save() }[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  addEventListener("keydown", press, { capture: true });
}

addEventListener("unhandledrejection", ({ reason }) => {
  toast(String(reason?.message ?? reason), { kind: "error" });
});
