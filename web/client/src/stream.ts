/**
 * A run that nobody types into, told by server-sent events: what stands in for a WebSocket where
 * none gets through.
 */
import type { ClientMessage, Listener, ServerMessage } from "./connection.js";
import { ConnectionError, ProblemError } from "./errors.js";
import type { Http } from "./http.js";
import type { Link } from "./run.js";
import type { Usage } from "./types.js";

/** A link whose `run` is a request, and whose answer is the run's events. */
export function openStream(http: Http): Link {
  const abort = new AbortController();
  let listener: Listener | undefined;
  let id = "";
  let startedAt = 0;

  /** Closing the stream ends the program, but the server has then nobody to tell what it used. */
  const cancel = () => {
    if (abort.signal.aborted) return;
    abort.abort();
    const usage: Usage = { ...NOTHING_KNOWN, wall_ms: performance.now() - startedAt };
    listener?.message({ type: "exited", id, outcome: { kind: "cancelled" }, usage });
  };

  const follow = async (message: RunMessage) => {
    startedAt = performance.now();
    const { type: _, interactive: __, ...body } = message;
    try {
      const { body: stream } = await http.request("POST", "/executions", {
        body,
        headers: { accept: "text/event-stream, application/problem+json" },
        signal: abort.signal,
      });
      for await (const message of messagesOf(stream)) {
        if (abort.signal.aborted) return;
        if (message.type === "accepted") id = message.id;
        listener?.message(message);
        if (message.type === "exited" || message.type === "error") return;
      }
      listener?.lost("the server ended the answer before the program");
    } catch (error) {
      if (abort.signal.aborted) return;
      if (error instanceof ProblemError) {
        listener?.message({ type: "error", problem: error.problem });
      } else listener?.lost(error instanceof ConnectionError ? error.message : LOST);
    }
  };

  return {
    listen: (to) => {
      listener = to;
    },
    send: (message) => {
      if (message.type === "run") follow(message);
      // There is nothing to interrupt it with. Input ended before the program started.
      else if (message.type === "signal") cancel();
    },
    close: () => abort.abort(),
  };
}

type RunMessage = Extract<ClientMessage, { type: "run" }>;

const LOST = "the connection to the server was lost";

const NOTHING_KNOWN: Usage = {
  fuel: 0,
  wall_ms: 0,
  cpu_ms: 0,
  memory_peak_bytes: 0,
  output_bytes: 0,
  files_written: 0,
};

/** The messages of an event stream: each event's data is one, in one line. */
async function* messagesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
): AsyncGenerator<ServerMessage> {
  const reader = stream?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  while (reader) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("data:")) yield JSON.parse(line.slice("data:".length)) as ServerMessage;
    }
  }
}
