/** Requests: where to, with which credentials, and what an error answer means. */
import { ConnectionError, ProblemError } from "./errors.js";
import type { PetriOptions } from "./index.js";
import type { Problem } from "./types.js";

/** How long a session is taken to be good for without asking: access tokens live 15 minutes. */
const SESSION_FRESH_MS = 10 * 60_000;

interface RequestOptions {
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

export class Http {
  readonly base: URL;
  readonly #token: string | undefined;
  readonly #fetch: typeof fetch;
  #refreshing: Promise<boolean> | undefined;
  /** When the session was last renewed, in milliseconds; absent, nobody is signed in. */
  #sessionFrom: number | undefined;

  constructor({ baseUrl, token, fetch: custom }: PetriOptions) {
    const origin = baseUrl ?? globalThis.location?.origin;
    if (!origin) throw new TypeError("baseUrl is needed outside of a browser");
    this.base = new URL("/api/v1/", origin);
    this.#token = token;
    this.#fetch = custom ?? globalThis.fetch.bind(globalThis);
  }

  /** Sends a request and answers with the body, parsed. */
  async json<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
    const response = await this.request(method, path, options);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** Sends a request; a session that has expired is refreshed, once. Throws what is not a success. */
  async request(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
    let response = await this.#send(method, path, options);
    const renewable = response.status === 401 && !path.startsWith("/auth/");
    if (renewable && (await this.refresh())) {
      response = await this.#send(method, path, options);
    }
    if (!response.ok) throw new ProblemError(await problemOf(response));
    return response;
  }

  get hasToken(): boolean {
    return this.#token !== undefined;
  }

  /** A ticket to open one WebSocket with. */
  async ticket(): Promise<string> {
    return (await this.json<{ ticket: string }>("POST", "/executions/tickets")).ticket;
  }

  /** Notes that somebody signed in, and whether just now; or that nobody is. */
  noteSession(session: "new" | "old" | "none"): void {
    if (session === "none") this.#sessionFrom = undefined;
    else if (session === "new") this.#sessionFrom = Date.now();
    else this.#sessionFrom ??= 0;
  }

  /** Renews a session that may expire soon: a WebSocket can't be told that it has. */
  async keepSession(): Promise<void> {
    const from = this.#sessionFrom;
    if (from !== undefined && Date.now() - from > SESSION_FRESH_MS) await this.refresh();
  }

  /**
   * Renews the session; whether there is one now. A refresh token works once, so pages that
   * share cookies take turns.
   */
  refresh(): Promise<boolean> {
    if (this.#token) return Promise.resolve(false);
    const refresh = async () => {
      const { ok: renewed, status } = await this.#send("POST", "/auth/refresh", {});
      // 409: somebody else has just renewed it, and the cookies are theirs.
      const ok = renewed || status === 409;
      this.noteSession(ok ? "new" : "none");
      return ok;
    };
    const inTurn = () => {
      const locks = globalThis.navigator?.locks;
      return locks ? locks.request("petri-refresh", refresh) : refresh();
    };
    this.#refreshing ??= inTurn().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #send(
    method: string,
    path: string,
    { body, query, headers, signal }: RequestOptions,
  ): Promise<Response> {
    const url = new URL(path.slice(1), this.base);
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined && value !== "") url.searchParams.set(name, String(value));
    }
    try {
      return await this.#fetch(url, {
        method,
        credentials: this.#token ? "omit" : "same-origin",
        headers: {
          accept: "application/json, application/problem+json",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ?? null,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ConnectionError("the server can't be reached", false, {
        cause: error,
      });
    }
  }
}

/** An error answer; a proxy on the way may have answered in its own words. */
async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText } = response;
  const fallback = {
    type: "about:blank",
    title: statusText || `HTTP status ${status}`,
    status,
  };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}
