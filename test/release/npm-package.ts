import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { startChild } from "../vscode/child.ts";
import { npmCli } from "../vscode/npm.ts";
import { repository } from "../vscode/repository.ts";

/** What npm says about a package that it has written. */
export interface NpmPackage {
  readonly path: string;
  /** The size of the archive in bytes. */
  readonly size: number;
  readonly files: readonly string[];
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** Writes the npm package of what is built into `out/npm`. */
export async function packNpm(): Promise<NpmPackage> {
  const folder = join(repository, "out", "npm");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const parameters = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const child = startChild(process.execPath, [npmCli(), ...parameters], { folder: repository });
  if ((await child.ended) !== 0) throw new Error(`npm pack:\n${child.log()}`);
  const [report]: PackReport[] = JSON.parse(child.log());
  if (!report) throw new Error("npm pack has packed nothing");
  const files = report.files.map((it) => it.path).sort();
  return { path: join(folder, report.filename), size: report.size, files };
}
