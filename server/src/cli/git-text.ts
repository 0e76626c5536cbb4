import { execFileSync } from "node:child_process";
import { basename, dirname } from "node:path";
import { type DecodedText, decodeUtf8 } from "../files/decode-utf8.ts";
import { byteLimits } from "../files/unread.ts";
import { Failed } from "./failed.ts";

/**
 * The text that a file had at a revision of its Git repository; undefined where it was not there. Nothing is checked out,
 * and Git starts no other program and asks no other machine for it.
 */
export function textAtRevision(file: string, revision: string): DecodedText | undefined {
  const folder = dirname(file);
  const isOption = revision.startsWith("-");
  const commit = isOption
    ? undefined
    : git(folder, ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`]);
  if (commit === undefined) throw new Failed(`Git knows no revision "${revision}" for "${file}"`);
  const name = `${commit.toString("utf8").trim()}:./${basename(file)}`;
  const bytes = git(folder, ["cat-file", "blob", name]);
  return bytes && decodeUtf8(bytes);
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
