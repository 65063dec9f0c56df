/** The sizes of the two panes, and what a narrow screen folds away. */
import { byId } from "./dom.js";

const STORAGE_KEY = "petri.split";
const STEP = 4;
const [MIN, MAX] = [20, 80];

export function startLayout(): void {
  startSplitter();
  const more = byId<HTMLButtonElement>("more");
  const actions = byId("actions");
  const toggle = (open: boolean) => {
    actions.classList.toggle("open", open);
    more.setAttribute("aria-expanded", String(open));
  };
  more.onclick = () => toggle(!actions.classList.contains("open"));
  document.addEventListener("click", (event) => {
    if (!more.contains(event.target as Node)) toggle(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && actions.classList.contains("open")) {
      toggle(false);
      more.focus();
    }
  });
}

function startSplitter(): void {
  const main = byId("main");
  const splitter = byId("splitter");
  const narrow = matchMedia("(max-width: 820px)");
  let percent = Number(localStorage.getItem(STORAGE_KEY)) || 56;

  const show = () => {
    main.style.setProperty("--split", `${percent}%`);
    splitter.setAttribute("aria-valuenow", String(Math.round(percent)));
    splitter.setAttribute("aria-orientation", narrow.matches ? "horizontal" : "vertical");
  };
  const set = (value: number) => {
    percent = Math.min(Math.max(value, MIN), MAX);
    localStorage.setItem(STORAGE_KEY, percent.toFixed(1));
    show();
  };
  splitter.onpointerdown = (event) => {
    splitter.setPointerCapture(event.pointerId);
    splitter.onpointermove = ({ clientX, clientY }) => {
      const { left, top, width, height } = main.getBoundingClientRect();
      set(100 * (narrow.matches ? (clientY - top) / height : (clientX - left) / width));
    };
  };
  splitter.onpointerup = () => {
    splitter.onpointermove = null;
  };
  splitter.ondblclick = () => set(56);
  splitter.onkeydown = ({ key }) => {
    if (key === "ArrowLeft" || key === "ArrowUp") set(percent - STEP);
    if (key === "ArrowRight" || key === "ArrowDown") set(percent + STEP);
  };
  narrow.addEventListener("change", show);
  show();
}
