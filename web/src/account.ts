/** Signing in, up and out. */
import { type Petri, ProblemError, type User } from "@petri/client";
import { byId, element, field, openDialog, toast } from "./dom.js";

/** Set while somebody is signed in here: the cookies themselves can't be seen. */
const HINT_KEY = "petri.signed-in";

export class Account {
  readonly #petri: Petri;
  readonly #button = byId<HTMLButtonElement>("account");
  readonly #listeners: (() => void)[] = [];
  #user: User | undefined;

  constructor(petri: Petri) {
    this.#petri = petri;
    this.#button.onclick = () => (this.#user ? this.#openMenu(this.#user) : this.signIn());
    this.#show(undefined);
  }

  get user(): User | undefined {
    return this.#user;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Finds out who is signed in; nobody, where the server can't be asked. */
  async restore(): Promise<void> {
    if (localStorage.getItem(HINT_KEY)) {
      this.#show(await this.#petri.auth.me().catch(() => undefined));
    }
  }

  /** Asks for an account if nobody is signed in; whether somebody is then. */
  async require(reason: string): Promise<boolean> {
    return this.#user !== undefined || this.signIn(reason);
  }

  /** Lets somebody sign in or make an account; whether they did. */
  signIn(reason = ""): Promise<boolean> {
    const body = element("div");
    const dialog = openDialog("Sign in", "narrow", body);
    const enter = (user: User) => {
      this.#show(user);
      dialog.close();
      toast(`Signed in as ${user.username}`);
    };
    const show = (form: "login" | "register") => {
      const heading = dialog.querySelector("h2");
      if (heading) heading.textContent = form === "login" ? "Sign in" : "Create an account";
      const make = form === "login" ? this.#loginForm : this.#registerForm;
      const other = form === "login" ? "register" : "login";
      const [question, label] =
        form === "login" ? ["New here?", "Create an account"] : ["Have an account?", "Sign in"];
      const onclick = () => show(other);
      body.replaceChildren(
        ...(reason ? [element("p", { className: "reason" }, reason)] : []),
        make.call(this, enter),
        element(
          "p",
          { className: "switch" },
          `${question} `,
          element("button", { type: "button", className: "link", onclick }, label),
        ),
      );
      body.querySelector("input")?.focus();
    };
    show("login");
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(this.#user !== undefined));
    });
  }

  #loginForm(enter: (user: User) => void): HTMLFormElement {
    const login = textInput("login", "username");
    const password = textInput("password", "current-password");
    const fields = [field("Username or e-mail", login), field("Password", password)];
    return form(fields, "Sign in", async () =>
      enter(await this.#petri.auth.login({ login: login.value, password: password.value })),
    );
  }

  #registerForm(enter: (user: User) => void): HTMLFormElement {
    const username = textInput("username", "username");
    const email = textInput("email", "email");
    const password = textInput("password", "new-password");
    const fields = [
      field("Username", username),
      field("E-mail", email),
      field("Password", password, "A few words that only you would put together."),
    ];
    return form(fields, "Create account", async () =>
      enter(
        await this.#petri.auth.register({
          username: username.value,
          email: email.value,
          password: password.value,
        }),
      ),
    );
  }

  #openMenu(user: User): void {
    const menu = element("div", { className: "menu" });
    const dialog = openDialog(user.username, "narrow", element("p", {}, user.email), menu);
    const item = (label: string, className: string, onclick: () => void) =>
      menu.append(element("button", { type: "button", className, onclick }, label));
    const leave = async (how: () => Promise<void>, farewell: string) => {
      try {
        await how();
        localStorage.removeItem(HINT_KEY);
        this.#show(undefined);
        dialog.close();
        toast(farewell);
      } catch (error) {
        toast((error as Error).message, { kind: "error" });
      }
    };
    const { auth } = this.#petri;
    item("Sign out", "primary", () => leave(() => auth.logout(), "Signed out"));
    item("Change password", "quiet", () => {
      dialog.close();
      this.#changePassword();
    });
    item("Delete account", "quiet", () => {
      const warning = "Your account and all your snippets will be gone for good.";
      const really = element("button", { type: "button", className: "danger" }, "Delete for good");
      really.onclick = () => leave(() => auth.deleteAccount(), "Your account is deleted");
      menu.replaceChildren(element("p", {}, warning), really);
    });
  }

  #changePassword(): void {
    const current = textInput("current_password", "current-password");
    const fresh = textInput("new_password", "new-password");
    const fields = [field("Password so far", current), field("New password", fresh)];
    const submit = async () => {
      await this.#petri.auth.changePassword({
        current_password: current.value,
        new_password: fresh.value,
      });
      dialog.close();
      toast("Your password is changed; other devices are signed out");
    };
    const dialog = openDialog("Change password", "narrow", form(fields, "Change password", submit));
  }

  #show(user: User | undefined): void {
    this.#user = user;
    if (user) localStorage.setItem(HINT_KEY, "1");
    this.#button.textContent = user?.username ?? "Sign in";
    this.#button.setAttribute("aria-haspopup", "dialog");
    if (user) this.#button.setAttribute("aria-label", `Account of ${user.username}`);
    else this.#button.removeAttribute("aria-label");
    for (const listener of this.#listeners) listener();
  }
}

function textInput(name: string, autocomplete: AutoFill): HTMLInputElement {
  const type = name.endsWith("password") ? "password" : name === "email" ? "email" : "text";
  return element("input", { name, type, autocomplete, required: true, spellcheck: false });
}

/** A form that says beside each field, and below for the rest, what the server refuses. */
export function form(
  fields: HTMLElement[],
  label: string,
  submit: () => Promise<void>,
): HTMLFormElement {
  const button = element("button", { type: "submit", className: "primary" }, label);
  const failure = element("p", { className: "failure", attributes: { role: "alert" } });
  const made = element(
    "form",
    { noValidate: true },
    ...fields,
    failure,
    element("div", { className: "buttons" }, button),
  );
  const hints = new Map(
    [...made.querySelectorAll("small")].map((note) => [note, note.textContent ?? ""]),
  );
  made.onsubmit = async (event) => {
    event.preventDefault();
    failure.textContent = "";
    for (const [note, hint] of hints) {
      note.textContent = hint;
      note.previousElementSibling?.removeAttribute("aria-invalid");
    }
    button.disabled = true;
    try {
      await submit();
    } catch (error) {
      failure.textContent = place(error as Error, made);
    } finally {
      button.disabled = false;
    }
  };
  return made;
}

/** Puts what is wrong with a field beside it; answers with what has no place. */
function place(error: Error, form: HTMLFormElement): string {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const unplaced: string[] = errors.length > 0 ? [] : [error.message];
  for (const { field: name, message } of errors) {
    const input = form.elements.namedItem(name);
    const note = input instanceof HTMLElement ? input.nextElementSibling : null;
    if (!note) {
      unplaced.push(`${name}: ${message}`);
      continue;
    }
    (input as HTMLElement).setAttribute("aria-invalid", "true");
    note.textContent = message;
  }
  return unplaced.join(" ");
}
