import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { provision } from "../vscode/cache.ts";
import { startChild } from "../vscode/child.ts";
import { installPackages } from "../vscode/npm.ts";
import { repository } from "../vscode/repository.ts";
import { temporaryFolder } from "../vscode/temporary.ts";
import { stagePackage, type VsixTarget } from "./contents.ts";
import { vsceVersion } from "./programs.ts";

/** A package that has been written, with the size of the file in bytes. */
export interface Vsix {
  readonly path: string;
  /** The folder that has been packed. */
  readonly folder: string;
  readonly size: number;
  /** The paths of its files, as the editor sees them in the extension's folder. */
  readonly files: readonly string[];
}

/**
 * Writes the package of what is built, with the official packager and without a flag that silences it; fails if it warns.
 * Where no folder is named, it is a folder of its own, since several programs may pack at once.
 */
export async function packageVsix(target: VsixTarget, into?: string): Promise<Vsix> {
  const folder = await temporaryFolder("vsix");
  await stagePackage(repository, folder, target);
  await writeFile(join(folder, ".vscodeignore"), "# All of this folder is packed.\n");
  const path = join(into ?? (await temporaryFolder("packed")), fileNames[target]);
  const vsce = await vsceProgram();
  await vsce(folder, ["package", "--out", path, ...(target === "web" ? ["--target", "web"] : [])]);
  const listed = await vsce(folder, ["ls"]);
  const files = listed.trim().split("\n").sort();
  return { path, folder, size: (await stat(path)).size, files };
}

/** How the packages are called. */
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
