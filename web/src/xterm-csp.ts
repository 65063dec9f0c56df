/**
 * Lets xterm.js run where the content security policy allows no inline styles: it makes `style`
 * elements and sets `style` attributes, which such a policy refuses. Here the document hands out
 * elements that do the same through the CSS object model, which it allows.
 */

/** Call before a terminal is made. */
export function styleWithoutInlineStyles(): void {
  const createElement = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    if (name === "style") return styleStandIn(createElement("template"));
    const made = createElement(name, options);
    if (name === "span") made.setAttribute = setAttribute;
    return made;
  };
}

/** Makes an element whose text is applied as a style sheet for as long as it is in use. */
function styleStandIn(standIn: HTMLElement): HTMLElement {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  Object.defineProperty(standIn, "textContent", { set: (css: string) => sheet.replaceSync(css) });
  standIn.remove = () => {
    Element.prototype.remove.call(standIn);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  return standIn;
}

function setAttribute(this: HTMLElement, name: string, value: string): void {
  if (name === "style") this.style.cssText = value;
  else Element.prototype.setAttribute.call(this, name, value);
}
