/** Runs the workspace's program: the Run button, the terminal, and how it ended. */
import {
  ConnectionError,
  type Petri,
  ProblemError,
  type Result,
  type Run,
  WebSocketBlockedError,
} from "@petri/client";
import { announce, byId, element } from "./dom.js";
import { fuel, memory, time } from "./format.js";
import { type Location, type Problem, problemsIn } from "./locations.js";
import { Terminal } from "./terminal.js";
import { splitArgs, type Workspace } from "./workspace.js";

/** How long a program may take to heed an interrupt before it is killed, in milliseconds. */
const INTERRUPT_GRACE_MS = 2_000;
/** The exit code of a program that an interrupt ended. */
const INTERRUPTED = 130;
/** How much of stderr is looked at for what went wrong: its end, in characters. */
const STDERR_KEPT = 64 * 1024;
const PROBLEMS_SHOWN = 4;
const HINT = "Press Run: what it prints appears here.";
/** Said before a program runs that can't be typed to. */
const NOT_LIVE =
  "Something between here and the server, such as a proxy, lets no WebSocket through: " +
  "this program can’t be typed to. What it reads can be written under Input.";

export interface RunnerEvents {
  /** The extensions that the runtime starts. */
  extensions(runtime: string): string[];
  goTo(location: Location): void;
  problems(problems: Problem[]): void;
  /** Whether the editor was typed in since this was last asked. */
  wasEditing(): boolean;
}

type State = "idle" | "connecting" | "queued" | "running" | "waiting" | "stopping";

const STATE_TEXT: Record<State, string> = {
  idle: "",
  connecting: "Connecting",
  queued: "Waiting for a free place",
  running: "Running",
  waiting: "Waiting for input",
  stopping: "Stopping",
};

export class Runner {
  readonly #petri: Petri;
  readonly #workspace: Workspace;
  readonly #events: RunnerEvents;
  readonly #terminal: Terminal;
  readonly #button = byId<HTMLButtonElement>("run");
  #run: Run | undefined;
  #stderr = "";
  #interrupted = false;
  #grace: ReturnType<typeof setTimeout> | undefined;

  constructor(petri: Petri, workspace: Workspace, events: RunnerEvents) {
    this.#petri = petri;
    this.#workspace = workspace;
    this.#events = events;
    const screen = byId("terminal");
    this.#terminal = new Terminal(screen, {
      input: (text) => {
        this.#run?.stdin.write(text);
        if (this.#state === "waiting") this.#show("running");
      },
      eof: () => this.#run?.stdin.eof(),
      interrupt: () => this.#interrupt(),
      location: (location) => events.goTo(location),
      paths: () => workspace.data.files.map(({ path }) => path),
    });
    this.#button.onclick = () => this.toggle();
    byId("clear").onclick = () => this.#terminal.clear();
    byId("copy").onclick = () => this.#copy();
    this.#terminal.note(HINT);
    this.#show("idle");
  }

  get isRunning(): boolean {
    return this.#run !== undefined;
  }

  get #state(): State {
    return document.body.dataset.run as State;
  }

  toggle(): void {
    if (this.#run) this.stop();
    else this.start();
  }

  /** Interrupts the program; kills it when asked again, or when it does not heed that. */
  stop(): void {
    const run = this.#run;
    if (!run) return;
    if (this.#state === "stopping" || this.#state === "connecting") run.kill();
    else {
      this.#interrupt();
      this.#show("stopping");
      this.#grace = setTimeout(() => run.kill(), INTERRUPT_GRACE_MS);
    }
  }

  #interrupt(): void {
    this.#interrupted = true;
    this.#run?.interrupt();
  }

  /** Another program takes the place of this one: what this one printed is nothing to it. */
  reset(): void {
    if (this.#run) this.#run.kill();
    else {
      this.#clear();
      this.#terminal.note(HINT);
    }
  }

  /** Gives the terminal the colours that the page has now. */
  restyle(): void {
    this.#terminal.restyle(byId("terminal"));
  }

  async start(): Promise<void> {
    this.#prepare();
    try {
      this.#finish(await this.#follow(this.#workspace.data.stdin === ""));
    } catch (error) {
      this.#fail(error);
    } finally {
      clearTimeout(this.#grace);
      this.#run = undefined;
      this.#terminal.stop();
      this.#show("idle");
    }
  }

  async #follow(interactive: boolean): Promise<Result> {
    const { runtime, files, args, stdin } = this.#workspace.data;
    const run = this.#petri.run(
      { runtime, files, entry: this.#entry(), args: splitArgs(args) },
      { interactive, stdin },
    );
    this.#run = run;
    run.on("queued", () => this.#show("queued"));
    run.on("started", () => this.#show("running"));
    run.on("stdout", ({ data }) => this.#print(data, "stdout"));
    run.on("stderr", ({ data }) => this.#print(data, "stderr"));
    run.on("input_wanted", () => this.#wantInput());
    try {
      return await run.done;
    } catch (error) {
      if (!interactive || !(error instanceof WebSocketBlockedError)) throw error;
      this.#terminal.note(NOT_LIVE);
      return this.#follow(false);
    }
  }

  /** The first file that the runtime can start: tabs can be moved. */
  #entry(): string {
    const { runtime, files, active } = this.#workspace.data;
    const extensions = this.#events.extensions(runtime);
    const starts = files.find(({ path }) => extensions.some((end) => path.endsWith(`.${end}`)));
    return (starts ?? files[0])?.path ?? active;
  }

  #prepare(): void {
    this.#events.wasEditing();
    this.#clear();
    this.#terminal.start();
    this.#show("connecting");
  }

  #clear(): void {
    this.#stderr = "";
    this.#interrupted = false;
    this.#terminal.clear();
    this.#events.problems([]);
    this.#showProblems([]);
    byId("usage").hidden = true;
    byId("outcome").replaceChildren();
  }

  #print(data: string, stream: "stdout" | "stderr"): void {
    if (stream === "stderr") this.#stderr = (this.#stderr + data).slice(-STDERR_KEPT);
    this.#terminal.write(data, stream);
    if (this.#state === "waiting") this.#show("running");
  }

  /** The focus goes to where input is typed, unless somebody types in the editor. */
  #wantInput(): void {
    if (this.#state === "stopping") return;
    this.#show("waiting");
    announce("The program waits for input");
    if (!this.#events.wasEditing()) this.#terminal.focus();
  }

  #finish({ outcome, usage }: Result): void {
    const succeeded = outcome.kind === "exited" && outcome.code === 0;
    // A program that an interrupt ended did as it was told.
    const stopped =
      outcome.kind === "cancelled" || (this.#interrupted && outcome.code === INTERRUPTED);
    const text =
      outcome.kind === "exited"
        ? `Exited with ${outcome.code}`
        : sentence(outcome.message ?? outcome.kind);
    byId("outcome").replaceChildren(
      element("span", { className: `dot ${succeeded ? "good" : stopped ? "calm" : "bad"}` }),
      text,
    );
    byId("usage-time").textContent = time(usage.wall_ms);
    byId("usage-fuel").textContent = fuel(usage.fuel);
    byId("usage-memory").textContent = memory(usage.memory_peak_bytes);
    byId("usage").hidden = false;
    if (outcome.kind !== "exited") this.#terminal.note(text);
    const paths = this.#workspace.data.files.map(({ path }) => path);
    const problems = succeeded || stopped ? [] : problemsIn(this.#stderr, paths);
    this.#events.problems(problems);
    this.#showProblems(problems);
    announce(`${text} after ${time(usage.wall_ms)}`);
  }

  #fail(error: unknown): void {
    const text = whyNot(error);
    byId("outcome").replaceChildren(element("span", { className: "dot bad" }), "Did not run");
    this.#terminal.note(text);
    announce(text);
  }

  #showProblems(problems: Problem[]): void {
    const list = byId("problems");
    list.hidden = problems.length === 0;
    list.replaceChildren(
      ...problems.slice(0, PROBLEMS_SHOWN).map((problem) => {
        const place = element("b", {}, `${problem.path}:${problem.line}`);
        const onclick = () => this.#events.goTo(problem);
        return element("button", { type: "button", onclick }, place, ` ${problem.message}`);
      }),
    );
  }

  #show(state: State): void {
    document.body.dataset.run = state;
    const running = state !== "idle";
    byId("state").textContent = STATE_TEXT[state];
    byId("run-label").textContent = state === "stopping" ? "Kill" : running ? "Stop" : "Run";
    this.#button.classList.toggle("stop", running);
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.#terminal.text);
    announce("Copied");
  }
}

function whyNot(error: unknown): string {
  if (error instanceof ConnectionError) {
    return error.mayHaveRun
      ? `The connection was lost while the program ran: ${error.message}. It was not started again.`
      : "The server can’t be reached. Is the network there?";
  }
  if (error instanceof ProblemError) {
    const fields = error.problem.errors?.map(({ field, message }) => `${field}: ${message}`) ?? [];
    return [sentence(error.message), ...fields].join("\n");
  }
  return String(error);
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
