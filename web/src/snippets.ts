/** Keeping programs on the server: save, open, fork, share, delete. */
import { type Petri, ProblemError, type SnippetSummary, type Visibility } from "@petri/client";
import type { Account } from "./account.js";
import { byId, element, openDialog, toast } from "./dom.js";
import { ago } from "./format.js";
import { fromSnippet, type Workspace, type WorkspaceData } from "./workspace.js";

const PAGE = 30;
const VISIBILITIES: [Visibility, string, string][] = [
  ["private", "Private", "Only you can open it."],
  ["unlisted", "Anyone with the link", "Nobody finds it without the link."],
  ["public", "Public", "Anybody can find and open it."],
];

export class Library {
  readonly #petri: Petri;
  readonly #account: Account;
  readonly #workspace: Workspace;

  constructor(petri: Petri, account: Account, workspace: Workspace) {
    this.#petri = petri;
    this.#account = account;
    this.#workspace = workspace;
    byId("save").onclick = () => this.save();
    byId("fork").onclick = () => this.#fork();
    byId("open").onclick = () => this.#browse();
    byId("share").onclick = () => this.#share();
    workspace.onChange(() => this.#show());
    account.onChange(() => this.#show());
    addEventListener("popstate", () => this.followAddress());
    this.#show();
  }

  /**
   * Opens the snippet that the address names, unless it is open with changes; an address that
   * names none gets that of the one that is open.
   */
  async followAddress(): Promise<void> {
    const id = snippetInAddress();
    const { saved } = this.#workspace.data;
    if (!id && saved) history.replaceState(null, "", `/s/${saved.id}`);
    if (!id || (saved?.id === id && this.#workspace.isChanged)) return;
    await this.#open(id);
  }

  /** Saves: a new snippet, or the one that is open if it is the user's own. */
  async save(): Promise<boolean> {
    const isIn = await this.#account.require("An account keeps what you save.");
    if (!isIn) return false;
    const { saved } = this.#workspace.data;
    return this.#attempt(async () => {
      const snippet =
        saved && this.#isMine
          ? await this.#petri.snippets.update(saved.id, this.#workspace.draft, saved.etag)
          : await this.#petri.snippets.create({ ...this.#workspace.draft, visibility: "private" });
      this.#workspace.markSaved(snippet);
      setAddress(snippet.id);
      toast(`Saved “${snippet.title}”`);
    });
  }

  get #isMine(): boolean {
    const { saved } = this.#workspace.data;
    return saved !== undefined && saved.owner === this.#account.user?.id;
  }

  async #open(id: string): Promise<void> {
    await this.#attempt(async () => {
      const snippet = await this.#petri.snippets.get(id);
      this.#replace(fromSnippet(snippet));
      setAddress(id);
    });
  }

  async #fork(): Promise<void> {
    const { saved } = this.#workspace.data;
    if (!saved || !(await this.#account.require("A fork is kept in your account."))) return;
    await this.#attempt(async () => {
      const fork = await this.#petri.snippets.fork(saved.id);
      const snippet = this.#workspace.isChanged
        ? await this.#petri.snippets.update(fork.id, this.#workspace.draft, fork.etag)
        : fork;
      this.#workspace.markSaved(snippet);
      setAddress(snippet.id);
      toast("Forked: this copy is yours");
    });
  }

  /** Opens other work; what was here and not saved can be taken back. */
  #replace(data: WorkspaceData): void {
    const { isChanged } = this.#workspace;
    this.#workspace.open(data);
    if (isChanged) {
      const takeBack = () => {
        this.#workspace.takeBack();
        setAddress(this.#workspace.data.saved?.id);
      };
      toast("Your unsaved work was put aside", { action: ["Take it back", takeBack] });
    }
  }

  /** Starts a new program. */
  startAnew(data: WorkspaceData): void {
    this.#replace(data);
    setAddress(undefined);
  }

  async #share(): Promise<void> {
    if (!this.#workspace.data.saved || (this.#isMine && this.#workspace.isChanged)) {
      if (!(await this.save())) return;
    }
    const { saved } = this.#workspace.data;
    if (!saved) return;
    const link = element("input", {
      readOnly: true,
      value: new URL(`/s/${saved.id}`, location.href).href,
      attributes: { "aria-label": "Link" },
    });
    link.onfocus = () => link.select();
    const copy = element("button", { type: "button", className: "primary" }, "Copy link");
    copy.onclick = async () => {
      await navigator.clipboard.writeText(link.value);
      copy.textContent = "Copied";
    };
    const whoCan = this.#isMine ? [this.#visibilityChoice(saved.visibility)] : [];
    openDialog("Share", "narrow", ...whoCan, element("div", { className: "link-row" }, link, copy));
  }

  #visibilityChoice(current: Visibility): HTMLElement {
    const choices = VISIBILITIES.map(([value, label, hint]) => {
      const input = element("input", {
        type: "radio",
        name: "visibility",
        value,
        checked: value === current,
      });
      input.onchange = () => this.#setVisibility(value);
      return element(
        "label",
        { className: "choice" },
        input,
        element("span", {}, element("b", {}, label), element("small", {}, hint)),
      );
    });
    return element("fieldset", {}, element("legend", {}, "Who can open it"), ...choices);
  }

  async #setVisibility(visibility: Visibility): Promise<void> {
    const { saved } = this.#workspace.data;
    if (!saved) return;
    await this.#attempt(async () => {
      const snippet = await this.#petri.snippets.update(saved.id, { visibility }, saved.etag);
      this.#workspace.markSaved(snippet);
    });
  }

  async #browse(): Promise<void> {
    if (!(await this.#account.require("Sign in to see what you have saved."))) return;
    const search = element("input", {
      type: "search",
      placeholder: "Search",
      attributes: { "aria-label": "Search your snippets" },
    });
    const list = element("ul", { className: "snippets" });
    const more = element("button", { type: "button", className: "quiet", hidden: true }, "More");
    const dialog = openDialog("Your snippets", "wide", search, list, more);
    let cursor: string | undefined;
    const load = async (fresh: boolean) => {
      if (fresh) cursor = undefined;
      await this.#attempt(async () => {
        const q = search.value.trim();
        const query = { q, limit: PAGE, ...(cursor ? { cursor } : {}) };
        const page = await this.#petri.snippets.list(query);
        if (search.value.trim() !== q) return;
        const rows = page.items.map((item) => this.#row(item, dialog));
        if (fresh) list.replaceChildren(...rows);
        else list.append(...rows);
        cursor = page.next_cursor ?? undefined;
        more.hidden = !cursor;
        if (!list.firstChild) {
          const nothing = q ? "Nothing matches." : "Nothing here yet: save something first.";
          list.append(element("li", { className: "nothing" }, nothing));
        }
      });
    };
    let typing: ReturnType<typeof setTimeout>;
    search.oninput = () => {
      clearTimeout(typing);
      typing = setTimeout(() => load(true), 200);
    };
    more.onclick = () => load(false);
    await load(true);
  }

  #row(item: SnippetSummary, dialog: HTMLDialogElement): HTMLElement {
    const open = element(
      "button",
      { type: "button", className: "row" },
      element("b", {}, item.title),
      element("small", {}, `${item.runtime} · ${item.visibility} · ${ago(item.updated_at)}`),
    );
    open.onclick = async () => {
      dialog.close();
      await this.#open(item.id);
    };
    const remove = element(
      "button",
      {
        type: "button",
        className: "quiet small",
        attributes: { "aria-label": `Delete ${item.title}` },
      },
      "Delete",
    );
    const row = element("li", {}, open, remove);
    // Asks once more in the same place: there is no way back.
    remove.onclick = () => {
      remove.textContent = "Really?";
      remove.classList.add("danger");
      remove.onclick = () =>
        this.#attempt(async () => {
          await this.#petri.snippets.delete(item.id);
          row.remove();
          if (this.#workspace.data.saved?.id === item.id) {
            this.#workspace.update({ saved: undefined });
            setAddress(undefined);
          }
        });
    };
    return row;
  }

  /** Does something with the server, and says what it refuses; whether it was done. */
  async #attempt(task: () => Promise<void>): Promise<boolean> {
    try {
      await task();
      return true;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 412) this.#offerTheirs();
      else {
        const fields = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
        const details = fields.map(({ field, message }) => ` ${field}: ${message}`);
        toast((error as Error).message + details.join(";"), { kind: "error" });
      }
      return false;
    }
  }

  /** The snippet was changed elsewhere since it was opened here: nothing is lost unasked. */
  #offerTheirs(): void {
    const { saved } = this.#workspace.data;
    if (!saved) return;
    const overwrite = element("button", { type: "button", className: "quiet" }, "Overwrite it");
    const theirs = element(
      "button",
      { type: "button", className: "primary" },
      "Open the newer one",
    );
    const dialog = openDialog(
      "Changed elsewhere",
      "narrow",
      element("p", {}, "This snippet was saved from another place since you opened it."),
      element("div", { className: "buttons" }, overwrite, theirs),
    );
    overwrite.onclick = () => {
      dialog.close();
      this.#workspace.update({ saved: { ...saved, etag: "" } });
      this.save();
    };
    theirs.onclick = () => {
      dialog.close();
      this.#open(saved.id);
    };
  }

  #show(): void {
    const { title } = this.#workspace.data;
    const foreign = this.#workspace.data.saved !== undefined && !this.#isMine;
    byId("save").hidden = foreign;
    byId("fork").hidden = !foreign;
    byId("unsaved").hidden = !this.#workspace.data.saved || !this.#workspace.isChanged;
    document.title = title.trim() ? `${title.trim()} · Petri` : "Petri playground";
  }
}

function snippetInAddress(): string | undefined {
  return /^\/s\/([^/]+)$/.exec(location.pathname)?.[1];
}

function setAddress(id: string | undefined): void {
  const path = id ? `/s/${id}` : "/";
  if (location.pathname !== path) history.pushState(null, "", path);
}
