import { type Disposable, EventEmitter, type Uri } from "vscode";
import { type GitApi, type GitRepository, gitApi } from "./git-api.ts";

/** The text of a file in the last commit, or why there is none. */
export type HeadText =
  | { readonly kind: "text"; readonly text: string; readonly commit: string }
  | { readonly kind: "no-git" | "no-repository" | "no-file" };

/** How long the search of the Git extension for repositories is waited for, in milliseconds. */
const patience = 5000;

/** What files say in the last commit of their repositories, as VS Code's Git extension reads it. */
export class GitHead implements Disposable {
  readonly #moved = new EventEmitter<void>();
  readonly #subscriptions: Disposable[] = [this.#moved];
  readonly #texts = new Map<
    string,
    { readonly commit: string; readonly text: Promise<HeadText> }
  >();
  /** The first reading of the state of each repository, by its folder. */
  readonly #read = new Map<string, Promise<void>>();
  #api: Promise<GitApi | undefined> | undefined;

  /** Tells when a last commit is another one, or a repository is opened. */
  readonly onDidMove = this.#moved.event;

  async textOf(uri: Uri): Promise<HeadText> {
    this.#api ??= this.#open();
    const api = await this.#api;
    if (!api) return { kind: "no-git" };
    const repository = api.getRepository(uri);
    const commit = repository ? await this.#lastCommit(repository) : undefined;
    if (!repository || commit === undefined) return { kind: "no-repository" };
    const key = uri.toString();
    const known = this.#texts.get(key);
    if (known?.commit === commit) return known.text;
    const text = repository.show(commit, uri.fsPath).then(
      (it): HeadText => ({ kind: "text", text: it, commit }),
      (): HeadText => ({ kind: "no-file" }),
    );
    this.#texts.set(key, { commit, text });
    return text;
  }

  /** The last commit; a repository that has just been opened does not know it yet. */
  async #lastCommit(repository: GitRepository): Promise<string | undefined> {
    const { state, rootUri } = repository;
    const folder = rootUri.toString();
    if (state.HEAD?.commit === undefined) {
      const read = this.#read.get(folder) ?? repository.status().catch(() => undefined);
      this.#read.set(folder, read);
      await read;
    }
    return state.HEAD?.commit;
  }

  dispose(): void {
    for (const it of this.#subscriptions) it.dispose();
  }

  async #open(): Promise<GitApi | undefined> {
    const api = await gitApi();
    if (!api) return undefined;
    for (const it of api.repositories) this.#watch(it);
    this.#subscriptions.push(
      api.onDidOpenRepository((it) => {
        this.#watch(it);
        this.#moved.fire();
      }),
    );
    await this.#searched(api);
    return api;
  }

  #watch({ state }: GitRepository): void {
    let { commit } = state.HEAD ?? {};
    this.#subscriptions.push(
      state.onDidChange(() => {
        const next = state.HEAD?.commit;
        if (next === commit) return;
        commit = next;
        this.#moved.fire();
      }),
    );
  }

  /** Resolves when the extension has looked for repositories, or takes too long. */
  async #searched(api: GitApi): Promise<void> {
    if (api.state === "initialized") return;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, patience);
      this.#subscriptions.push(api.onDidChangeState(() => resolve()));
    });
  }
}
