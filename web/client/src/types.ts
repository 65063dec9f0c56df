/** The records of the API, as they travel. */

export interface SourceFile {
  /** Relative to the program's directory, with `/` between names. */
  path: string;
  content: string;
  /** How `content` is written; default `utf8`. */
  encoding?: "utf8" | "base64";
}

/** What a run may use. What is absent takes the server's default; above its maximum is refused. */
export interface Limits {
  /** CPU, in weighted wasm instructions: the same program uses the same amount. */
  fuel: number;
  /** From start to exit, waiting included, in milliseconds. */
  wall_time_ms: number;
  memory_bytes: number;
  /** stdout and stderr together. */
  output_bytes: number;
  file_bytes: number;
  file_count: number;
  path_depth: number;
  open_files: number;
  stdin_buffer_bytes: number;
  table_elements: number;
  instances: number;
  random_bytes: number;
}

/** A program to run. */
export interface Program {
  /** A runtime's id, such as `python`; absent, the entry's extension decides. */
  runtime?: string;
  files: SourceFile[];
  /** The path of the file to start; absent, the first. */
  entry?: string;
  args?: string[];
  env?: Record<string, string>;
  limits?: Partial<Limits>;
  /** Fixes clock and randomness, so that the same program does the same twice. */
  deterministic?: boolean;
}

/** How a program ended. */
export interface Outcome {
  /**
   * `exited` (by itself), `trapped` (the interpreter faulted), `cancelled`, or the limit that was
   * met, such as `out_of_fuel`, `timed_out`, `out_of_memory`, `output_limit`.
   */
  kind: string;
  /** The exit code, where the program could still exit by itself. */
  code?: number;
  /** The limit that was met. */
  limit?: { name: string; unit: string; allowed: number; used: number };
  /** A sentence for people; absent where the program simply exited. */
  message?: string;
}

/** What a run used. */
export interface Usage {
  fuel: number;
  wall_ms: number;
  cpu_ms: number;
  memory_peak_bytes: number;
  output_bytes: number;
  files_written: number;
}

/** How a live run ended. */
export interface Result {
  id: string;
  outcome: Outcome;
  usage: Usage;
}

/** A run over HTTP, ended. */
export interface Execution extends Result {
  stdout: string;
  stderr: string;
}

export interface Runtime {
  id: string;
  name: string;
  version: string;
  extensions?: string[];
  example?: string;
}

/** What a live run tells, in the order in which it happened. */
export type RunEvent =
  | { type: "accepted"; id: string; limits: Limits }
  | { type: "queued"; position: number }
  | { type: "started" }
  | { type: "stdout"; data: string }
  | { type: "stderr"; data: string }
  /** The program waits for input and none is left. */
  | { type: "input_wanted" }
  | { type: "exited"; id: string; outcome: Outcome; usage: Usage };

/** An RFC 9457 problem: why a request was refused. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** What is wrong with each field. */
  errors?: { field: string; message: string }[];
  request_id?: string;
}
