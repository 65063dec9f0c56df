/**
 * The WebSocket under a live run, protocol `petri.v1`: one run at a time, one connection kept
 * for the next run.
 */
import { ConnectionError, ProblemError, WebSocketBlockedError } from "./errors.js";
import type { Http } from "./http.js";
import type { PetriOptions } from "./index.js";
import type { Problem, Program, RunEvent } from "./types.js";

/** Waits before each further attempt to connect, in milliseconds. */
const RETRY_DELAYS_MS = [200, 800, 2_500];
/** How long an unused connection is kept, in milliseconds. */
const IDLE_MS = 30_000;
/** How long a WebSocket may take to open, in milliseconds: some proxies never answer. */
const OPENING_MS = 10_000;
/** How long no WebSocket is tried where none got through, in milliseconds. */
const BLOCKED_MS = 60_000;
/** Between two signs of life that we ask for, and how long we wait for one, in milliseconds. */
const PING_MS = 20_000;

/** What the server sends. */
export type ServerMessage = RunEvent | { type: "error"; problem: Problem } | { type: "pong" };

/** What the server is sent. */
export type ClientMessage =
  | ({ type: "run"; interactive: boolean; stdin?: string } & Program)
  | { type: "stdin"; data: string }
  | { type: "stdin_eof" }
  | { type: "signal"; signal: "interrupt" | "kill" }
  | { type: "ping" };

export interface Listener {
  message(message: ServerMessage): void;
  lost(reason: string): void;
}

export class Connection {
  readonly #socket: WebSocket;
  #listener: Listener | undefined;
  #heard = 0;
  #pinging: ReturnType<typeof setInterval> | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      this.#heard = Date.now();
      this.#listener?.message(JSON.parse(data) as ServerMessage);
    });
    socket.addEventListener("close", ({ reason }) =>
      this.#lose(reason || "the connection to the server was lost"),
    );
  }

  get usable(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(message: ClientMessage): void {
    if (this.usable) this.#socket.send(JSON.stringify(message));
  }

  /** From here on, `listener` is told what the server says, and the server is asked to say something. */
  listen(listener: Listener): void {
    this.#listener = listener;
    this.#heard = Date.now();
    this.#pinging = setInterval(() => {
      if (Date.now() - this.#heard > 2 * PING_MS) {
        this.#lose("the server has stopped answering");
        this.close();
      } else this.send({ type: "ping" });
    }, PING_MS);
  }

  /** Nobody listens any more. */
  release(): void {
    clearInterval(this.#pinging);
    this.#listener = undefined;
  }

  close(): void {
    this.#socket.close(1000);
  }

  #lose(reason: string): void {
    const listener = this.#listener;
    this.release();
    listener?.lost(reason);
  }
}

/** Opens connections, and keeps one for the next run. */
export class Connections {
  readonly #http: Http;
  readonly #WebSocket: NonNullable<PetriOptions["WebSocket"]>;
  readonly #ticket: PetriOptions["ticket"];
  #idle: Connection | undefined;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #blockedUntil = 0;

  constructor(http: Http, options: Pick<PetriOptions, "WebSocket" | "ticket">) {
    this.#http = http;
    this.#WebSocket = options.WebSocket ?? globalThis.WebSocket;
    // A WebSocket can't send a token along.
    this.#ticket = options.ticket ?? (http.hasToken ? () => http.ticket() : undefined);
  }

  /**
   * A connection for one run. Nothing has been sent on it, so failing to open it is retried.
   *
   * @throws ProblemError when the server refuses to be connected to, WebSocketBlockedError when it
   * answers requests but no WebSocket gets through, ConnectionError when it can't be reached.
   */
  async take(): Promise<Connection> {
    const idle = this.#idle;
    this.#forget();
    if (idle?.usable) return idle;
    if (Date.now() < this.#blockedUntil) throw new WebSocketBlockedError();
    let blocked = 0;
    for (const delay of [...RETRY_DELAYS_MS, undefined]) {
      try {
        return await this.#open();
      } catch (error) {
        const reason = await this.#reasonOf(error);
        // It answers, but not the handshake. Once can be chance.
        if (reason instanceof WebSocketBlockedError && ++blocked > 1) {
          this.#blockedUntil = Date.now() + BLOCKED_MS;
          throw reason;
        }
        if (delay === undefined || (reason instanceof ProblemError && !reason.isPassing))
          throw reason;
        await new Promise((resolve) => setTimeout(resolve, delay * (0.5 + Math.random())));
      }
    }
    throw new Error("unreachable");
  }

  /** Takes a connection back whose run has ended. */
  give(connection: Connection): void {
    connection.release();
    if (!connection.usable) return;
    this.close();
    this.#idle = connection;
    this.#idleTimer = setTimeout(() => this.close(), IDLE_MS);
  }

  /** Closes the connection that is kept. */
  close(): void {
    this.#idle?.close();
    this.#forget();
  }

  #forget(): void {
    clearTimeout(this.#idleTimer);
    this.#idle = undefined;
  }

  async #open(): Promise<Connection> {
    await this.#http.keepSession();
    const ticket = await this.#ticket?.();
    const url = new URL("executions/ws", this.#http.base);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    return new Promise((resolve, reject) => {
      const protocols = ticket ? ["petri.v1", `petri.ticket.${ticket}`] : ["petri.v1"];
      const socket = new this.#WebSocket(url, protocols);
      const impatience = setTimeout(() => socket.close(), OPENING_MS);
      const opened = () => {
        clearTimeout(impatience);
        resolve(new Connection(socket));
      };
      const refused = () => {
        clearTimeout(impatience);
        reject(new ConnectionError("the server can't be reached"));
      };
      socket.addEventListener("open", opened, { once: true });
      socket.addEventListener("error", refused, { once: true });
    });
  }

  /** A WebSocket does not tell why it was refused; asking for a ticket is refused alike. */
  async #reasonOf(error: unknown): Promise<unknown> {
    if (error instanceof ProblemError) return error;
    try {
      // With a ticket in hand, only whether the server answers is in question.
      if (this.#ticket) await this.#http.request("GET", "/runtimes");
      else await this.#http.ticket();
      return new WebSocketBlockedError();
    } catch (reason) {
      return reason;
    }
  }
}
