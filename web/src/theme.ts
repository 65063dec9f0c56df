/** Light or dark: as the system has it, until somebody chooses. */
import { byId, icon } from "./dom.js";

const SUN =
  "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1";
const MOON = "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z";

/** Wires the button; `changed` is called when the colours are other ones. */
export function startTheme(changed: () => void): void {
  const root = document.documentElement;
  const button = byId<HTMLButtonElement>("theme");
  const show = (theme: string) => {
    root.dataset.theme = theme;
    button.replaceChildren(icon(theme === "dark" ? SUN : MOON));
    button.title = `Switch to ${opposite(theme)} colours`;
    button.setAttribute("aria-label", button.title);
    changed();
  };
  button.onclick = () => {
    const theme = opposite(root.dataset.theme);
    localStorage.setItem("petri.theme", theme);
    show(theme);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
    if (!localStorage.getItem("petri.theme")) show(matches ? "dark" : "light");
  });
  show(root.dataset.theme ?? "light");
}

const opposite = (theme?: string) => (theme === "dark" ? "light" : "dark");
