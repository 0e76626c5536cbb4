import type { Connection } from "vscode-languageserver";
import type { FileSystem } from "../files/file-system.ts";

/** What the server uses of the program that it runs in: Node, or a worker of a browser. */
export interface Platform {
  /** The files of this machine; undefined where there are none. */
  readonly fileSystem: FileSystem | undefined;
  /** The address of the manual of the rules, which has an anchor for each code; undefined where it is not at hand. */
  readonly rulesPage: string | undefined;
  /** Calls a function once the messages that have arrived are read. */
  defer(run: () => void): void;
  /** Is called once, after the warm-up, when nothing waits for the server. */
  warmedUp(): void;
  /** Shows texts to a client, which may be able to open files. */
  shownDocuments(connection: Connection, canShow: boolean): ShownDocuments;
}

/** Texts that the client is asked to show. */
export interface ShownDocuments {
  /** Shows a text as a file of that name; null if the client shows it, else the text for the client to show. */
  show(name: string, text: string): Promise<string | null>;
  /** Removes the files. */
  removeAll(): Promise<void>;
}
