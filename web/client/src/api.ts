/** Accounts, API keys and snippets. */
import type { Connections } from "./connection.js";
import { ProblemError } from "./errors.js";
import type { Http } from "./http.js";
import type { SourceFile } from "./types.js";

export interface User {
  id: string;
  username: string;
  email: string;
  role?: string;
}

export type Visibility = "private" | "unlisted" | "public";

/** What a snippet is made of. */
export interface SnippetDraft {
  title: string;
  runtime: string;
  files: SourceFile[];
  description?: string;
  stdin?: string;
  args?: string[];
  tags?: string[];
  visibility?: Visibility;
}

export interface Snippet extends SnippetDraft {
  id: string;
  /** The id of the user whose it is. */
  owner: string;
  visibility: Visibility;
  /** The snippet that it is a copy of. */
  forked_from?: string | null;
  /** Counts changes. */
  version: number;
  created_at: string;
  updated_at: string;
  /** For `If-Match`: {@link Snippets.update} refuses to overwrite a newer version than this. */
  etag: string;
}

export type SnippetSummary = Pick<
  Snippet,
  "id" | "title" | "runtime" | "visibility" | "updated_at" | "tags"
>;

export interface SnippetQuery {
  q?: string;
  tag?: string;
  runtime?: string;
  sort?: string;
  limit?: number;
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  /** Where the next page starts; absent after the last. */
  next_cursor?: string | null;
}

export class Auth {
  readonly #http: Http;
  readonly #connections: Connections;

  constructor(http: Http, connections: Connections) {
    this.#http = http;
    this.#connections = connections;
  }

  /** Makes an account and signs in. */
  register(account: { email: string; username: string; password: string }): Promise<User> {
    return this.#enter("/auth/register", account);
  }

  /** Signs in; `login` is a username or an e-mail address. */
  login(credentials: { login: string; password: string }): Promise<User> {
    return this.#enter("/auth/login", credentials);
  }

  /** Sets a new password and ends the user's other sessions. */
  async changePassword(change: { current_password: string; new_password: string }): Promise<void> {
    await this.#http.request("POST", "/auth/password", { body: change });
  }

  async logout(): Promise<void> {
    await this.#http.request("POST", "/auth/logout");
    this.#leave();
  }

  /** Who is signed in, if anybody is. */
  async me(): Promise<User | undefined> {
    try {
      const user = await this.#http.json<User>("GET", "/me");
      this.#http.noteSession("old");
      return user;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return undefined;
      throw error;
    }
  }

  /** Deletes the account and everything in it. */
  async deleteAccount(): Promise<void> {
    await this.#http.request("DELETE", "/me");
    this.#leave();
  }

  #leave(): void {
    this.#http.noteSession("none");
    this.#connections.close();
  }

  /** A connection belongs to whom it was opened by: the next run opens its own. */
  async #enter(path: string, body: unknown): Promise<User> {
    await this.#http.request("POST", path, { body });
    this.#http.noteSession("new");
    this.#connections.close();
    return this.#http.json("GET", "/me");
  }
}

export class Snippets {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** The caller's own, a page at a time. */
  list(query: SnippetQuery = {}): Promise<Page<SnippetSummary>> {
    return this.#http.json("GET", "/snippets", { query: { ...query } });
  }

  get(id: string): Promise<Snippet> {
    return this.#snippet("GET", pathOf(id));
  }

  create(draft: SnippetDraft): Promise<Snippet> {
    return this.#snippet("POST", "/snippets", draft);
  }

  /**
   * Replaces a snippet's content. With the `etag` it was read with, an update that would undo
   * somebody else's is refused: a {@link ProblemError} of status 412.
   */
  update(id: string, draft: Partial<SnippetDraft>, etag?: string): Promise<Snippet> {
    return this.#snippet("PATCH", pathOf(id), draft, etag ? { "if-match": etag } : {});
  }

  async delete(id: string): Promise<void> {
    await this.#http.request("DELETE", pathOf(id));
  }

  /** Copies a snippet that the caller can read into their own. */
  fork(id: string): Promise<Snippet> {
    return this.#snippet("POST", `${pathOf(id)}/fork`);
  }

  async #snippet(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Snippet> {
    const response = await this.#http.request(method, path, { body, headers });
    const snippet = (await response.json()) as Omit<Snippet, "etag">;
    return { ...snippet, etag: response.headers.get("etag") ?? "" };
  }
}

const pathOf = (id: string) => `/snippets/${encodeURIComponent(id)}`;

export interface ApiKey {
  id: string;
  name: string;
  scopes?: string[];
  /** What the key starts with. */
  prefix: string;
  created_at: string;
  expires_at?: string;
  last_used_at?: string;
}

export class ApiKeys {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  async list(): Promise<ApiKey[]> {
    return (await this.#http.json<{ api_keys: ApiKey[] }>("GET", "/api-keys")).api_keys;
  }

  /** Makes a key. It is told here and never again. */
  create(key: { name: string; scopes?: string[] }): Promise<ApiKey & { key: string }> {
    return this.#http.json("POST", "/api-keys", { body: key });
  }

  async delete(id: string): Promise<void> {
    await this.#http.request("DELETE", `/api-keys/${encodeURIComponent(id)}`);
  }
}
