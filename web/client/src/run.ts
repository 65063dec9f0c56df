/** A live run: events out, input in. */
import {
  type ClientMessage,
  Connection,
  type Connections,
  type ServerMessage,
} from "./connection.js";
import { ConnectionError, ProblemError, WebSocketBlockedError } from "./errors.js";
import type { Http } from "./http.js";
import { openStream } from "./stream.js";
import type { Program, Result, RunEvent } from "./types.js";

/** The message that starts a run. */
type RunMessage = Extract<ClientMessage, { type: "run" }>;

type EventOf<T extends RunEvent["type"]> = Extract<RunEvent, { type: T }>;

/** What carries a run: a WebSocket, or what stands in for one. */
export type Link = Pick<Connection, "send" | "listen" | "close">;

export interface RunOptions {
  /**
   * Whether somebody types: `input_wanted` is told, and input stays open. Default `true`. A run
   * without does not depend on WebSockets.
   */
  interactive?: boolean;
  /** Input to send first, as if it had been typed. */
  stdin?: string;
  /** Kills the run when aborted. */
  signal?: AbortSignal;
}

/**
 * A program that runs, or is about to. Listen with {@link on} or iterate over it; both tell every
 * event in order. {@link done} is how it ended.
 */
export class Run implements AsyncIterable<RunEvent> {
  /** How the program ended. Rejects only when the server refused it or was lost. */
  readonly done: Promise<Result>;
  /** The program's input. What is written before the program starts waits for it. */
  readonly stdin: {
    write(text: string): void;
    /** Nothing more will be written: the program reads an end of file. */
    eof(): void;
  };

  #id: string | undefined;
  #link: Link | undefined;
  #ended = false;
  #unsent: ClientMessage[] = [];
  readonly #connections: Connections;
  readonly #http: Http;
  readonly #listeners = new Map<string, Set<(event: never) => void>>();
  readonly #iterations = new Set<Iteration>();
  #resolve!: (result: Result) => void;
  #reject!: (error: Error) => void;

  /** @internal Made by `Petri.run`. */
  constructor(program: Program, options: RunOptions, connections: Connections, http: Http) {
    const { interactive = true, stdin, signal } = options;
    this.#connections = connections;
    this.#http = http;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Who only listens to events need not handle this rejection too.
    this.done.catch(() => {});
    this.stdin = {
      write: (data) => this.#send({ type: "stdin", data }),
      eof: () => this.#send({ type: "stdin_eof" }),
    };
    signal?.addEventListener("abort", () => this.kill(), { once: true });
    if (signal?.aborted) this.kill();
    this.#start({
      type: "run",
      interactive,
      ...(stdin === undefined ? {} : { stdin }),
      ...program,
    });
  }

  /** The run's id, once the server has accepted it. */
  get id(): string | undefined {
    return this.#id;
  }

  /** Calls `listener` with each event of a type; answers with what removes it again. */
  on<T extends RunEvent["type"]>(type: T, listener: (event: EventOf<T>) => void): () => void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /**
   * Asks the program to stop, as Ctrl-C does: it may catch that (`KeyboardInterrupt` in Python,
   * `SIGINT` in Node.js).
   */
  interrupt(): void {
    this.#send({ type: "signal", signal: "interrupt" });
  }

  /** Ends the program. */
  kill(): void {
    this.#send({ type: "signal", signal: "kill" });
  }

  /** Every event from now to the end; throws what {@link done} rejects with. */
  [Symbol.asyncIterator](): AsyncIterator<RunEvent> {
    const iteration = new Iteration(() => this.#iterations.delete(iteration));
    if (this.#ended) {
      this.done.then(
        () => iteration.end(),
        (error) => iteration.end(error),
      );
    } else this.#iterations.add(iteration);
    return iteration;
  }

  async #start(message: RunMessage): Promise<void> {
    try {
      const link = await this.#open(message.interactive);
      link.listen({
        message: (message) => this.#hear(message, link),
        lost: (reason) => this.#end(new ConnectionError(reason, true)),
      });
      link.send(message);
      this.#link = link;
      for (const unsent of this.#unsent) link.send(unsent);
      this.#unsent = [];
    } catch (error) {
      this.#end(error as Error);
    }
  }

  async #open(interactive: boolean): Promise<Link> {
    try {
      return await this.#connections.take();
    } catch (error) {
      if (interactive || !(error instanceof WebSocketBlockedError)) throw error;
      return openStream(this.#http);
    }
  }

  #send(message: ClientMessage): void {
    if (this.#ended) return;
    if (this.#link) this.#link.send(message);
    else this.#unsent.push(message);
  }

  #hear(message: ServerMessage, link: Link): void {
    switch (message.type) {
      case "pong":
        return;
      case "error":
        if (this.#id === undefined) this.#giveBack(link);
        // Something is wrong with the conversation: the server cancels the run with it.
        else link.close();
        this.#end(new ProblemError(message.problem));
        return;
      case "accepted":
        this.#id = message.id;
        this.#tell(message);
        return;
      case "exited": {
        this.#giveBack(link);
        this.#tell(message);
        const { outcome, usage } = message;
        this.#end({ id: this.#id ?? "", outcome, usage });
        return;
      }
      default:
        this.#tell(message);
    }
  }

  #giveBack(link: Link): void {
    if (link instanceof Connection) this.#connections.give(link);
  }

  #tell(event: RunEvent): void {
    for (const iteration of this.#iterations) iteration.push(event);
    for (const listener of this.#listeners.get(event.type) ?? []) listener(event as never);
  }

  #end(how: Result | Error): void {
    this.#ended = true;
    const error = how instanceof Error ? how : undefined;
    for (const iteration of this.#iterations) iteration.end(error);
    if (error) this.#reject(error);
    else this.#resolve(how as Result);
  }
}

/** One `for await` over a run: events that have not been taken yet, and who waits for the next. */
class Iteration implements AsyncIterator<RunEvent> {
  readonly #events: RunEvent[] = [];
  readonly #remove: () => void;
  #ended = false;
  #error: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(remove: () => void) {
    this.#remove = remove;
  }

  push(event: RunEvent): void {
    this.#events.push(event);
    this.#wake?.();
  }

  end(error?: Error): void {
    this.#ended = true;
    this.#error = error;
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<RunEvent>> {
    while (this.#events.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const value = this.#events.shift();
    if (value) return { value, done: false };
    if (this.#error) throw this.#error;
    return { value: undefined, done: true };
  }

  async return(): Promise<IteratorResult<RunEvent>> {
    this.#remove();
    return { value: undefined, done: true };
  }
}
