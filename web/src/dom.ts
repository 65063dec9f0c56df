/** The few things that every part of the page does with elements. */

/** The element of the page with this id; the page has it, or the page is broken. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}

type Props<K extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[K], "style" | "children" | "attributes">
> & { attributes?: Record<string, string> };

/** Makes an element with properties, attributes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { attributes = {}, ...properties }: Props<K> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** An icon from a path drawn in a box of 20 by 20. */
export function icon(path: string): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(namespace, "path");
  shape.setAttribute("d", path);
  shape.setAttribute("class", "stroke");
  svg.append(shape);
  return svg;
}

/** Tells screen readers. */
export function announce(message: string): void {
  byId("announce").textContent = message;
}

/** Tells everybody, for a while, in the place of what was told before; with something to do about it. */
export function toast(
  message: string,
  { kind = "info", action }: { kind?: "info" | "error"; action?: [string, () => void] } = {},
): void {
  const note = element("div", { className: `toast ${kind}` }, element("span", {}, message));
  if (action) {
    const [label, act] = action;
    const onclick = () => {
      note.remove();
      act();
    };
    note.append(element("button", { type: "button", className: "link", onclick }, label));
  }
  byId("toasts").replaceChildren(note);
  setTimeout(() => note.remove(), action ? 10_000 : 5_000);
}

/**
 * A modal dialog with a heading and a way out; removed from the page when it closes.
 * Focus goes to the first field and back to where it came from: the browser sees to that.
 */
export function openDialog(
  title: string,
  className: string,
  ...content: (Node | string)[]
): HTMLDialogElement {
  const close = element(
    "button",
    { type: "button", className: "quiet icon", attributes: { "aria-label": "Close" } },
    icon("M5 5l10 10M15 5L5 15"),
  );
  const heading = element("h2", { id: "dialog-title" }, title);
  const dialog = element(
    "dialog",
    { className, attributes: { "aria-labelledby": heading.id } },
    element("div", { className: "dialog-head" }, heading, close),
    element("div", { className: "dialog-body" }, ...content),
  );
  close.onclick = () => dialog.close();
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close();
  };
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A labelled form field, with room for what is wrong with it. */
export function field(
  label: string,
  input: HTMLInputElement | HTMLTextAreaElement,
  hint = "",
): HTMLElement {
  input.id = `field-${input.name}`;
  const note = element("small", { id: `${input.id}-note` }, hint);
  input.setAttribute("aria-describedby", note.id);
  return element("div", { className: "field" }, labelFor(input.id, label), input, note);
}

function labelFor(id: string, text: string): HTMLLabelElement {
  return element("label", { htmlFor: id }, text);
}
