/**
 * The editor. It lives in a shadow root, because there CodeMirror adds its styles through the
 * CSS object model, which our content security policy allows; colours come in by custom
 * properties.
 */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { indentOf, modeOf } from "./languages.js";
import type { Problem } from "./locations.js";

export interface EditorEvents {
  changed(path: string, content: string): void;
  /** The cursor moved; both count from 1. */
  moved(line: number, column: number): void;
}

export class Editor {
  readonly #view: EditorView;
  readonly #events: EditorEvents;
  /** The other files, each with its own undo history. */
  readonly #states = new Map<string, EditorState>();
  readonly #mode = new Compartment();
  #path = "";

  constructor(parent: HTMLElement, events: EditorEvents) {
    this.#events = events;
    const root = parent.attachShadow({ mode: "open" });
    this.#view = new EditorView({ root, parent: root });
  }

  /** Shows a file. It keeps its cursor and history until {@link forget}. */
  open(path: string, content: string): void {
    if (path === this.#path) return;
    if (this.#path) this.#states.set(this.#path, this.#view.state);
    this.#path = path;
    this.#view.setState(this.#states.get(path) ?? this.#newState(path, content));
    this.#reportCursor();
    modeOf(path).then((mode) => {
      if (path !== this.#path) return;
      this.#view.dispatch({ effects: this.#mode.reconfigure(mode ?? []) });
    });
  }

  /** Forgets all files: others are opened under their names. */
  reset(): void {
    this.#states.clear();
    this.#path = "";
  }

  /** Forgets a file that is gone, or has another name now. */
  forget(path: string): void {
    this.#states.delete(path);
    if (path === this.#path) this.#path = "";
  }

  focus(): void {
    this.#view.focus();
  }

  /** Puts the cursor at a place in the open file, and that in the middle. */
  goTo(line: number, column?: number): void {
    const { doc } = this.#view.state;
    const { from, to, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const anchor = Math.min(from + (column ? column - 1 : indentOfLine(text)), to);
    this.#view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    this.focus();
  }

  /** Marks the open file's lines that something is wrong with. */
  showProblems(problems: Problem[]): void {
    const { doc } = this.#view.state;
    const diagnostics = problems
      .filter(({ path, line }) => path === this.#path && line >= 1 && line <= doc.lines)
      .map(({ line, message }) => {
        const { from, to, text } = doc.line(line);
        return { from: from + indentOfLine(text), to, severity: "error" as const, message };
      });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  #newState(path: string, content: string): EditorState {
    return EditorState.create({
      doc: content,
      extensions: [
        SETUP,
        this.#mode.of([]),
        indentUnit.of(" ".repeat(indentOf(path))),
        EditorView.contentAttributes.of({ "aria-label": `Code of ${path}`, tabindex: "0" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.#events.changed(path, update.state.doc.toString());
          if (update.docChanged || update.selectionSet) this.#reportCursor();
        }),
      ],
    });
  }

  #reportCursor(): void {
    const { doc, selection } = this.#view.state;
    const line = doc.lineAt(selection.main.head);
    this.#events.moved(line.number, selection.main.head - line.from + 1);
  }
}

/**
 * Typing over a selection, done here: left to Chromium, the new text would keep the look of the
 * old one by an inline style, which our content security policy refuses.
 */
const TYPE_OVER_SELECTION = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const text = event.data;
    if (event.inputType !== "insertText" || text === null || empty || event.isComposing) return;
    event.preventDefault();
    const typed = () =>
      view.state.update(view.state.replaceSelection(text), {
        userEvent: "input.type",
        scrollIntoView: true,
      });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, text, typed))) view.dispatch(typed());
  },
});

const indentOfLine = (text: string) => text.length - text.trimStart().length;

const HIGHLIGHTS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--code-number)" },
  { tag: [tags.comment, tags.docString], color: "var(--code-comment)", fontStyle: "italic" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: "var(--code-function)",
  },
  { tag: tags.definition(tags.function(tags.variableName)), color: "var(--code-function)" },
  { tag: [tags.typeName, tags.className, tags.namespace], color: "var(--code-type)" },
  { tag: [tags.meta, tags.annotation], color: "var(--code-meta)" },
  { tag: tags.heading, fontWeight: "600", color: "var(--code-keyword)" },
  { tag: [tags.link, tags.url], color: "var(--code-function)", textDecoration: "underline" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.invalid, color: "var(--danger)" },
]);

const THEME = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--surface)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    fontSize: "var(--code-size)",
    fontVariantLigatures: "none",
    lineHeight: "1.6",
    overscrollBehavior: "contain",
  },
  ".cm-content": { padding: "10px 0 40vh", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 16px 0 8px" },
  "&.cm-focused > .cm-scroller > .cm-cursorLayer .cm-cursor, .cm-dropCursor": {
    borderLeft: "2px solid var(--accent)",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "var(--selection)" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--faint)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 4px 0 12px", minWidth: "36px" },
  ".cm-gutter-lint": { width: "12px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0" },
  ".cm-lint-marker": { width: "8px", height: "8px", margin: "6px 0 0 4px" },
  ".cm-lint-marker-error": {
    content: "none",
    backgroundColor: "var(--danger)",
    borderRadius: "50%",
  },
  ".cm-foldGutter span": { color: "var(--faint)" },
  ".cm-activeLine": { backgroundColor: "var(--active-line)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--active-line)", color: "var(--muted)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--selection)",
    outline: "1px solid var(--line-strong)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--match)" },
  ".cm-searchMatch": { backgroundColor: "var(--match)", outline: "1px solid var(--line-strong)" },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--selection)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--danger)",
    textDecorationSkipInk: "none",
    textUnderlineOffset: "3px",
  },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--chrome)",
    border: "1px solid var(--line)",
    color: "var(--muted)",
    padding: "0 6px",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
    overflow: "hidden",
    color: "var(--ink)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "12.5px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 10px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--accent-ink)",
  },
  ".cm-diagnostic": { fontFamily: "var(--sans)", fontSize: "13px", padding: "6px 10px" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--danger)" },
  ".cm-panels": { backgroundColor: "var(--chrome)", color: "var(--ink)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "8px 12px", fontFamily: "var(--sans)" },
  ".cm-panel.cm-search label": { fontSize: "13px" },
  ".cm-textfield": {
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    padding: "4px 8px",
    color: "var(--ink)",
    fontSize: "13px",
  },
  ".cm-button": {
    backgroundColor: "var(--raised)",
    backgroundImage: "none",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    padding: "4px 10px",
    color: "var(--ink)",
    fontSize: "13px",
  },
});

const SETUP: Extension = [
  TYPE_OVER_SELECTION,
  lineNumbers(),
  lintGutter(),
  foldGutter({ openText: "⌄", closedText: "›" }),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  dropCursor(),
  EditorState.allowMultipleSelections.of(true),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion(),
  rectangularSelection(),
  crosshairCursor(),
  highlightActiveLine(),
  highlightSelectionMatches(),
  syntaxHighlighting(HIGHLIGHTS),
  THEME,
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap,
    indentWithTab,
  ]),
];
