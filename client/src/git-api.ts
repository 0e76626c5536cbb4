import { type Event, extensions, type Uri } from "vscode";

/** What is used of a repository that VS Code's Git extension has opened. */
export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly onDidChange: Event<void>;
  };
  /** The text of a file, by its path, at a revision. Rejects where there is none. */
  show(revision: string, path: string): Promise<string>;
  /** Reads the state from the disk. */
  status(): Promise<void>;
}

/** What is used of version 1 of the API of VS Code's Git extension. */
export interface GitApi {
  readonly state: "uninitialized" | "initialized";
  readonly onDidChangeState: Event<string>;
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  getRepository(uri: Uri): GitRepository | null;
}

interface GitExtension {
  /** Throws where Git is switched off or not installed. */
  getAPI(version: 1): GitApi;
}

/** The API of VS Code's Git extension; undefined where there is none, as in a browser, or Git is switched off. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined) return undefined;
  try {
    return (await extension.activate()).getAPI(1);
  } catch {
    return undefined;
  }
}
