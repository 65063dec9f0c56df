/** Runs before the first paint, so that no colours flash: `theme.ts` has the rest. */
const chosen = localStorage.getItem("petri.theme");
const preferred = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
document.documentElement.dataset.theme =
  chosen === "light" || chosen === "dark" ? chosen : preferred;
