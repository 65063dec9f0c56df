/** What can go wrong between here and the server. A program's own failure is not an error. */
import type { Problem } from "./types.js";

/** The server refused, and said why. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }

  /** Whether the same request may be granted later: too many just now, or the server is busy. */
  get isPassing(): boolean {
    return this.status === 429 || this.status >= 500;
  }

  /** What the server said about one field. */
  field(name: string): string | undefined {
    return this.problem.errors?.find((error) => error.field === name)?.message;
  }
}

/** The server could not be reached, or the connection was lost. */
export class ConnectionError extends Error {
  override readonly name: string = "ConnectionError";

  constructor(
    message: string,
    /** Whether the program may have been running: if so, do not start it again unasked. */
    readonly mayHaveRun = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * The server answers requests, but something on the way (a proxy, mostly) lets no WebSocket
 * through. Programs that read nothing while they run can be run nevertheless.
 */
export class WebSocketBlockedError extends ConnectionError {
  override readonly name = "WebSocketBlockedError";

  constructor() {
    super(
      "the server answers, but WebSockets do not get through to it, as behind some proxies: " +
        "only programs that are given their input beforehand can run",
    );
  }
}
