import { posix } from "node:path";

/* What tests of the client load in place of the module `vscode`: one workspace folder, with files as a provider has them. */

export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const;
export const FilePermission = { Readonly: 1 } as const;

/** An error of a provider, by its code. */
export class FileSystemError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`${code} (FileSystemError)`);
    this.code = code;
  }
}

/** An address; parsing one resolves no steps up, and joining does. */
export class Uri {
  readonly #start: string;
  readonly path: string;

  private constructor(start: string, path: string) {
    this.#start = start;
    this.path = path;
  }

  static parse(text: string): Uri {
    const [, start = "", path = ""] = /^(\w+:\/\/[^/]*)(.*)$/.exec(text) ?? [];
    return new Uri(start, path);
  }

  static joinPath(uri: Uri, ...steps: readonly string[]): Uri {
    return new Uri(uri.#start, posix.join(uri.path, ...steps));
  }

  get scheme(): string {
    return this.#start.slice(0, this.#start.indexOf(":"));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return this.#start + this.path;
  }
}

/** What is at an address of the workspace. */
export interface FakeEntry {
  readonly type: number;
  /** What a file says that it is, and what is read from it then. */
  readonly size?: number;
  readonly bytes?: Uint8Array;
  readonly mtime?: number;
  readonly ctime?: number;
  readonly permissions?: number;
  /** The names in a folder, and what they are. */
  readonly names?: readonly (readonly [name: string, type: number])[];
  /** Why nothing of it can be read. */
  readonly error?: Error;
}

/** The folder of the workspace, and what is in it; each test sets what it needs. */
export const fakeFolder = "memory:///project";
export const fakeFiles = new Map<string, FakeEntry>();

function entryAt(uri: Uri): FakeEntry {
  const entry = fakeFiles.get(uri.toString());
  if (entry?.error) throw entry.error;
  if (!entry) throw new FileSystemError("FileNotFound");
  return entry;
}

/** What the window knows beside its files; each test sets what it needs. */
export const fakeWindow = {
  isTrusted: true,
  settings: new Map<string, unknown>(),
  folders: [] as { readonly name: string; readonly uri: Uri }[],
};

/** How an MCP server is started, as the editor is given it. */
export class McpStdioServerDefinition {
  readonly given: readonly unknown[];

  constructor(...given: readonly unknown[]) {
    this.given = given;
  }
}

export const workspace = {
  get isTrusted() {
    return fakeWindow.isTrusted;
  },
  get workspaceFolders() {
    return fakeWindow.folders;
  },
  getConfiguration: (section: string) => ({
    get: (key: string) => fakeWindow.settings.get(`${section}.${key}`),
  }),
  getWorkspaceFolder: (uri: Uri) =>
    `${uri.toString()}/`.startsWith(`${fakeFolder}/`) ? { uri: Uri.parse(fakeFolder) } : undefined,
  fs: {
    async stat(uri: Uri) {
      const { type, size, bytes, mtime = 0, ctime = 0, permissions } = entryAt(uri);
      return { type, size: size ?? bytes?.length ?? 0, mtime, ctime, permissions };
    },
    readFile: async (uri: Uri) => entryAt(uri).bytes ?? new Uint8Array(),
    readDirectory: async (uri: Uri) => entryAt(uri).names ?? [],
  },
};
