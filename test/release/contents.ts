import { existsSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The two packages of the extension: `universal` for all desktops and remote machines, `web` for VS Code for the Web. */
export type VsixTarget = "universal" | "web";

/** What both packages hold: files, and folders with all that is in them. */
const common = [
  "package.nls.json",
  "package.nls.fi.json",
  "l10n",
  "README.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "LICENSE",
  // The codes of problems lead to it; all other pages are linked by their addresses.
  "docs/rules.md",
  "icons",
  // The walkthrough and agents show it.
  "examples/dynamic-task",
  "walkthrough",
  "syntaxes",
  "out/webview",
];

/** What only one of them holds. */
const programs: Readonly<Record<VsixTarget, readonly string[]>> = {
  universal: ["out/client", "out/server"],
  web: ["out/web"],
};

/** What nobody needs who installs the extension: source maps, and the drawing that the icon is made from. */
const leftOut = /\.map$|\.tsbuildinfo$|[\\/]icon\.svg$/;

/** Fields of package.json that mean something only in a checkout or on npm. */
const forNpm = ["scripts", "devDependencies", "imports", "exports", "bin"];

/** The entry that each package has no program for. */
const missingEntry: Readonly<Record<VsixTarget, string>> = { universal: "browser", web: "main" };

/** Copies what a package consists of from a checkout to a folder. */
export async function stagePackage(from: string, to: string, target: VsixTarget): Promise<void> {
  for (const path of [...common, ...programs[target]]) {
    if (!existsSync(join(from, path))) continue;
    await mkdir(dirname(join(to, path)), { recursive: true });
    await cp(join(from, path), join(to, path), {
      recursive: true,
      filter: (source) => !leftOut.test(source),
    });
  }
  const manifest = JSON.parse(await readFile(join(from, "package.json"), "utf8"));
  for (const name of [...forNpm, missingEntry[target]]) delete manifest[name];
  await writeFile(join(to, "package.json"), JSON.stringify(manifest));
}
