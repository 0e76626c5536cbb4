import { execFileSync } from "node:child_process";
import type { TestContext } from "node:test";
import { folderWith } from "./cli.ts";

/** Runs Git in a folder, as somebody with a name. */
export type Git = (...args: readonly string[]) => string;

/** A temporary repository with these files in its first commit, removed after the test. */
export function repositoryWith(
  t: TestContext,
  files: { readonly [name: string]: string },
): { readonly folder: string; readonly git: Git } {
  const folder = folderWith(t, files);
  return { folder, git: commitAll(folder) };
}

/** Makes a folder a repository with all its files in the first commit. */
export function commitAll(folder: string): Git {
  const git = gitIn(folder);
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "Begin");
  return git;
}

/** Git in a folder. */
function gitIn(folder: string): Git {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
  return (...args) =>
    execFileSync("git", [...who, ...args], { cwd: folder, stdio: "pipe", encoding: "utf8" }).trim();
}
