import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { stagePackage, type VsixTarget } from "../release/contents.ts";
import { unavailable } from "./program.ts";
import { repository } from "./repository.ts";

/** Copies what one of the packages holds into a folder of extensions as an installation would, and answers where it is. */
export async function stageExtension(
  extensions: string,
  target: VsixTarget = "universal",
): Promise<string> {
  const from = extensionSource();
  const text = await readFile(join(from, "package.json"), "utf8");
  const { publisher, name, version, main } = JSON.parse(text) as Record<string, string>;
  if (!main || !existsSync(join(from, main))) {
    throw unavailable(`The extension is not built: "${main}" is not there; run npm run build`);
  }
  const folder = join(extensions, `${publisher}.${name}-${version}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await stagePackage(from, folder, target);
  return folder;
}

/** The extension's folder: this repository, unless another one is to be tried. */
function extensionSource(): string {
  return process.env["VALOHAI_EXTENSION"] || repository;
}
