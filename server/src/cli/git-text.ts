import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, relative } from "node:path";
import { type DecodedText, decodeUtf8 } from "../files/decode-utf8.ts";
import { byteLimits } from "../files/unread.ts";
import { Failed } from "./failed.ts";

/**
 * The text that a file had at a revision of its Git repository; undefined where it was not there. Nothing is checked out,
 * and Git starts no other program and asks no other machine for it.
 */
export function textAtRevision(file: string, revision: string): DecodedText | undefined {
  const folder = existingFolder(dirname(file));
  const commit = commitAt(folder, revision, file);
  const path = relative(folder, file).replaceAll("\\", "/");
  const bytes = git(folder, ["cat-file", "blob", `${commit}:./${path}`]);
  return bytes && decodeUtf8(bytes);
}

/** The files that a folder and those in it had at a revision, as paths from the folder. */
export function filesAtRevision(folder: string, revision: string): readonly string[] {
  const commit = commitAt(folder, revision, folder);
  const listed = git(folder, ["ls-tree", "-r", "-z", "--name-only", commit]);
  return listed?.toString("utf8").split("\0").slice(0, -1) ?? [];
}

/** The nearest folder above that is there: Git runs in it. */
function existingFolder(folder: string): string {
  const above = dirname(folder);
  return above === folder || existsSync(folder) ? folder : existingFolder(above);
}

function commitAt(folder: string, revision: string, named: string): string {
  const isOption = revision.startsWith("-");
  const commit = isOption
    ? undefined
    : git(folder, ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`]);
  if (commit === undefined) throw new Failed(`Git knows no revision "${revision}" for "${named}"`);
  return commit.toString("utf8").trim();
}

/** What Git prints; undefined where it answers that there is no such thing. */
function git(folder: string, args: readonly string[]): Buffer | undefined {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      env: { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
      maxBuffer: byteLimits.yaml + 1,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 30_000,
    });
  } catch (error) {
    const { code, status, stderr } = error as NodeJS.ErrnoException & {
      readonly status?: number | null;
      readonly stderr?: Buffer;
    };
    if (code === "ENOENT") throw new Failed("Git is not installed, or not found");
    if (code === "ENOBUFS") throw new Failed("The file at that revision is too large");
    const said = stderr?.toString("utf8").trim() ?? "";
    if (status === 1 || /does not exist|exists on disk, but not in/.test(said)) return undefined;
    throw new Failed(`Git cannot read the file: ${said || (error as Error).message}`);
  }
}
