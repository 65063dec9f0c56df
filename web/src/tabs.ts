/** The files as tabs: arrow keys choose, F2 renames, Delete removes, Alt and an arrow moves. */
import { byId, element, toast } from "./dom.js";
import type { Workspace } from "./workspace.js";

export interface TabEvents {
  /** A file is gone, or has another name now. */
  forgotten(path: string): void;
  /** The choice was made by keyboard or mouse, and the editor should have the focus. */
  chosen(): void;
}

export class Tabs {
  readonly #list = byId("tabs");
  readonly #workspace: Workspace;
  readonly #events: TabEvents;

  constructor(workspace: Workspace, events: TabEvents) {
    this.#workspace = workspace;
    this.#events = events;
    byId("add-file").onclick = () => this.#add();
    workspace.onChange((change) => {
      if (change !== "content") this.#render();
    });
    this.#render();
  }

  #render(): void {
    const hadFocus = this.#list.contains(document.activeElement);
    const { files, active } = this.#workspace.data;
    this.#list.replaceChildren(...files.map(({ path }) => this.#tab(path, path === active)));
    const selected = this.#list.querySelector<HTMLElement>("[aria-selected=true]");
    selected?.scrollIntoView({ block: "nearest", inline: "nearest" });
    byId("editor").setAttribute("aria-labelledby", selected?.id ?? "");
    if (hadFocus) selected?.focus();
  }

  #tab(path: string, selected: boolean): HTMLElement {
    const several = this.#workspace.data.files.length > 1;
    const tab = element(
      "button",
      {
        type: "button",
        id: `tab-${path}`,
        className: "tab",
        title: `${path}: F2 or a double click renames${several ? ", Delete removes" : ""}`,
        tabIndex: selected ? 0 : -1,
        attributes: {
          role: "tab",
          "aria-selected": String(selected),
          "aria-controls": "editor",
        },
      },
      element("span", {}, path),
    );
    tab.onclick = () => {
      this.#workspace.select(path);
      this.#events.chosen();
    };
    tab.ondblclick = () => this.#rename(path);
    tab.onkeydown = (event) => this.#press(event, path);
    if (several) tab.append(this.#closer(path));
    return tab;
  }

  /** For the mouse only: a tab can't hold a button; the keyboard has Delete. */
  #closer(path: string): HTMLElement {
    const closer = element("span", {
      className: "closer",
      title: `Remove ${path}`,
      attributes: { "aria-hidden": "true" },
    });
    closer.textContent = "×";
    closer.onclick = (event) => {
      event.stopPropagation();
      this.#remove(path);
    };
    return closer;
  }

  #press(event: KeyboardEvent, path: string): void {
    const { files } = this.#workspace.data;
    const index = files.findIndex((file) => file.path === path);
    const select = (at: number) => {
      const file = files[(at + files.length) % files.length];
      if (file) this.#workspace.select(file.path);
    };
    const actions: Record<string, () => void> = {
      ArrowLeft: () => (event.altKey ? this.#workspace.moveFile(path, -1) : select(index - 1)),
      ArrowRight: () => (event.altKey ? this.#workspace.moveFile(path, 1) : select(index + 1)),
      Home: () => select(0),
      End: () => select(-1),
      F2: () => this.#rename(path),
      Delete: () => this.#remove(path),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  #add(): void {
    const extension = /\.\w+$/.exec(this.#workspace.data.files[0]?.path ?? "")?.[0] ?? ".txt";
    const proposal = extension === ".java" ? "Other.java" : `other${extension}`;
    const name = this.#nameField(proposal, undefined, (path) => {
      const starter = path.endsWith(".java") ? javaClass(path) : "";
      this.#workspace.addFile(path, starter);
      this.#events.chosen();
    });
    this.#list.append(name);
    focusStem(name);
  }

  #rename(path: string): void {
    const tab = this.#list.querySelector(`[id="tab-${CSS.escape(path)}"]`);
    const name = this.#nameField(path, path, (to) => {
      this.#events.forgotten(path);
      this.#workspace.renameFile(path, to);
    });
    tab?.replaceWith(name);
    focusStem(name);
  }

  /** A field in the place of a tab. Enter and leaving it accept, Escape does not. */
  #nameField(
    value: string,
    current: string | undefined,
    accept: (path: string) => void,
  ): HTMLInputElement {
    const input = element("input", {
      className: "tab naming",
      value,
      spellcheck: false,
      autocapitalize: "off",
      size: Math.max(value.length, 8),
      attributes: { "aria-label": "Name of the file" },
    });
    let done = false;
    const finish = (keep: boolean) => {
      if (done) return;
      const path = input.value.trim();
      const problem = keep && path !== current && this.#workspace.problemWithPath(path, current);
      if (problem) {
        input.setCustomValidity(problem);
        input.reportValidity();
        return;
      }
      done = true;
      if (keep && path !== current) accept(path);
      else this.#render();
    };
    input.oninput = () => {
      input.setCustomValidity("");
      input.size = Math.max(input.value.length, 8);
    };
    input.onblur = () => {
      const usable = !this.#workspace.problemWithPath(input.value.trim(), current);
      finish(usable);
    };
    input.onkeydown = (event) => {
      if (event.key === "Enter") finish(true);
      if (event.key === "Escape") finish(false);
    };
    return input;
  }

  #remove(path: string): void {
    const file = this.#workspace.file(path);
    if (!file || this.#workspace.data.files.length < 2) return;
    this.#events.forgotten(path);
    this.#workspace.removeFile(path);
    toast(`Removed ${path}`, {
      action: ["Undo", () => this.#workspace.addFile(path, file.content)],
    });
  }
}

/** Selects a name without its extension: that is what is typed anew. */
function focusStem(input: HTMLInputElement): void {
  input.focus();
  const dot = input.value.lastIndexOf(".");
  input.setSelectionRange(input.value.lastIndexOf("/") + 1, dot > 0 ? dot : input.value.length);
}

function javaClass(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1, -".java".length);
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? `class ${name} {\n}\n` : "";
}
