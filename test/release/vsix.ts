import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { provision } from "../vscode/cache.ts";
import { startChild } from "../vscode/child.ts";
import { installPackages } from "../vscode/npm.ts";
import { repository } from "../vscode/repository.ts";
import { stagePackage, type VsixTarget } from "./contents.ts";
import { vsceVersion } from "./programs.ts";

/** A package that has been written, with the size of the file in bytes. */
export interface Vsix {
  readonly path: string;
  readonly size: number;
  /** The paths of its files, as the editor sees them in the extension's folder. */
  readonly files: readonly string[];
}

/** Writes the package of what is built, with the official packager and without a flag that silences it; fails if it warns. */
export async function packageVsix(target: VsixTarget): Promise<Vsix> {
  const folder = join(repository, "out", "vsix", target);
  const path = join(repository, "out", fileNames[target]);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await stagePackage(repository, folder, target);
  await writeFile(join(folder, ".vscodeignore"), "# All of this folder is packed.\n");
  const vsce = await vsceProgram();
  await vsce(folder, ["package", "--out", path, ...(target === "web" ? ["--target", "web"] : [])]);
  const listed = await vsce(folder, ["ls"]);
  return { path, size: (await stat(path)).size, files: listed.trim().split("\n").sort() };
}

/** Where the packages are written, below `out`. */
const fileNames: Readonly<Record<VsixTarget, string>> = {
  universal: "valohai-yaml.vsix",
  web: "valohai-yaml-web.vsix",
};

/** Runs the packager in a folder and answers what it writes to the standard output. */
type Vsce = (folder: string, parameters: readonly string[]) => Promise<string>;

/** The packager, fetched on first use. */
async function vsceProgram(): Promise<Vsce> {
  const kit = await provision({
    name: `vsce-${vsceVersion}`,
    title: "the packager of extensions (0.1 GB)",
    build: (partial) => installPackages(partial, [`@vscode/vsce@${vsceVersion}`]),
  });
  const main = join(kit, "node_modules", "@vscode", "vsce", "vsce");
  return async (folder, parameters) => {
    const child = startChild(process.execPath, [main, ...parameters], { folder });
    const code = await child.ended;
    const log = child.log();
    if (code !== 0 || /warning|error/i.test(log.replaceAll(/^.*[├└│].*$/gm, "")))
      throw new Error(`vsce ${parameters.join(" ")} in ${folder}:\n${log}`);
    return log;
  };
}
