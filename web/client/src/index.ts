/**
 * The client of a Petri server: `petri.run(program)` for live runs, `petri.auth` and
 * `petri.snippets` for accounts and what they keep.
 *
 * What lives where: `run.ts` is a live run, `connection.ts` the WebSocket under it and `stream.ts`
 * what stands in for one, `http.ts` requests and their errors, `types.ts` the records of the API.
 */
import { ApiKeys, Auth, Snippets } from "./api.js";
import { Connections } from "./connection.js";
import { ConnectionError, ProblemError, WebSocketBlockedError } from "./errors.js";
import { Http } from "./http.js";
import { Run, type RunOptions } from "./run.js";
import type { Execution, Program, Runtime } from "./types.js";

export type * from "./api.js";
export type * from "./types.js";
export { ConnectionError, ProblemError, Run, type RunOptions, WebSocketBlockedError };

export interface PetriOptions {
  /** The server's origin, such as `https://petri.example`; in a browser, default is the page's own. */
  baseUrl?: string | URL;
  /**
   * An API key or access token. A browser page on the server's own origin needs none: its
   * session is in cookies.
   */
  token?: string;
  /**
   * Gets a ticket for one WebSocket, for pages on other sites: from your own server, which asks
   * `POST /api/v1/executions/tickets` for it with its API key.
   */
  ticket?: () => Promise<string>;
  /** What to fetch with; default is the global `fetch`. */
  fetch?: typeof fetch;
  /** The WebSocket class; default is the global one. Node.js before 22 has none: pass that of `ws`. */
  WebSocket?: new (
    url: string | URL,
    protocols?: string | string[],
  ) => WebSocket;
}

/** A Petri server. Cheap to make; connects when the first program runs. */
export class Petri {
  /** Registers, signs in and out. */
  readonly auth: Auth;
  /** Programs that are kept on the server. */
  readonly snippets: Snippets;
  /** Keys for services that call the server. */
  readonly apiKeys: ApiKeys;

  readonly #http: Http;
  readonly #connections: Connections;

  constructor(options: PetriOptions = {}) {
    this.#http = new Http(options);
    this.#connections = new Connections(this.#http, options);
    this.auth = new Auth(this.#http, this.#connections);
    this.snippets = new Snippets(this.#http);
    this.apiKeys = new ApiKeys(this.#http);
  }

  /**
   * Starts a program and answers at once with its {@link Run}, to listen to and to write to.
   *
   * Connecting is retried. Once the program may have reached the server it never is: a run that
   * loses its connection ends with a {@link ConnectionError}, and nothing is run twice.
   *
   * Where no WebSocket gets through, a run that is not `interactive` is told by server-sent events
   * instead; the events are the same.
   */
  run(program: Program, options: RunOptions = {}): Run {
    return new Run(program, options, this.#connections, this.#http);
  }

  /** Runs a program over HTTP and answers when it has ended. For programs that nobody talks to. */
  execute(program: Program & { stdin?: string }, signal?: AbortSignal): Promise<Execution> {
    return this.#http.json("POST", "/executions", { body: program, signal });
  }

  /** The languages that the server runs. */
  async runtimes(): Promise<Runtime[]> {
    return (await this.#http.json<{ runtimes: Runtime[] }>("GET", "/runtimes")).runtimes;
  }

  /** Closes the connection that is kept for the next run. Runs in progress go on. */
  close(): void {
    this.#connections.close();
  }
}
