import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { provision } from "../vscode/cache.ts";
import { startChild } from "../vscode/child.ts";
import { installPackages } from "../vscode/npm.ts";
import { repository } from "../vscode/repository.ts";
import { copyShipped, type VsixTarget } from "./contents.ts";
import { vsceVersion } from "./programs.ts";

/** A package that has been written, with the size of the file in bytes. */
export interface Vsix {
  readonly path: string;
  readonly size: number;
  /** The paths of its files, as the editor sees them in the extension's folder. */
  readonly files: readonly string[];
}

/** Fields of package.json that mean something only in a checkout or on npm. */
const forNpm = ["scripts", "devDependencies", "imports", "exports", "bin"];
/** The entry that each package has no program for. */
const missingEntry: Readonly<Record<VsixTarget, string>> = { universal: "browser", web: "main" };

/** Writes the package of what is built, with the official packager and without a flag that silences it; fails if it warns. */
export async function packageVsix(target: VsixTarget): Promise<Vsix> {
  const folder = join(repository, "out", "vsix", target);
  const path = join(repository, "out", fileNames[target]);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copyShipped(repository, folder, [target]);
  await writeFile(join(folder, "package.json"), await manifestOf(target));
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

async function manifestOf(target: VsixTarget): Promise<string> {
  const manifest = JSON.parse(await readFile(join(repository, "package.json"), "utf8"));
  for (const name of [...forNpm, missingEntry[target]]) delete manifest[name];
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

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
