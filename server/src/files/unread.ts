/** How many bytes a file may have to be read as a whole: more than people write, and few enough for memory. */
export const byteLimits = {
  script: 300_000,
  // Notebooks hold what they have printed and drawn.
  notebook: 5_000_000,
  config: 1_000_000,
  yaml: 20_000_000,
  metadata: 50_000_000,
  /** A file of metadata compressed by gzip. */
  unpacked: 200_000_000,
} as const;

/** Which limit counts for a file that a command starts. */
export function limitFor(name: string): "notebook" | "script" {
  return name.endsWith(".ipynb") ? "notebook" : "script";
}

/** A file is not read. The message is worded to follow its name, such as "is a folder". */
export class Unread extends Error {
  /** Whether there is no such file. */
  readonly isMissing: boolean;

  constructor(reason: string, isMissing = false) {
    super(reason);
    this.isMissing = isMissing;
  }
}

/** The files have not answered in time, or change while they are read. */
export class NotLoaded extends Error {
  constructor(reason = "the files of the project could not be read in time") {
    super(reason);
  }
}

/** Called once for a place that exists and is not read; the reason follows its name in a message. */
export type ReportUnread = (place: string, reason: string) => void;

/** Why a file that is larger is not read. */
export function tooLarge(limit: number): Unread {
  const size = limit < 1_000_000 ? `${limit / 1000} kB` : `${limit / 1_000_000} MB`;
  return new Unread(`is larger than ${size}`);
}

/** Why a file in a folder of the workspace is not read that a link leads to. */
export function leadsOut(): Unread {
  return new Unread("leads out of the workspace folder");
}

/** Why the system does not let a file be read. */
export function unread(error: unknown): Unread {
  if (error instanceof Unread) return error;
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return new Unread("does not exist", true);
  if (code === "EACCES" || code === "EPERM") return new Unread("may not be read");
  if (code === "EISDIR") return new Unread("is a folder");
  if (code === "ELOOP") return new Unread("is a link that leads in a circle");
  return new Unread(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
}

/** The code of an error of the system, such as "EACCES". */
export function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
