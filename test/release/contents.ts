import { existsSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The two packages of the extension: `universal` for all desktops and remote machines, `web` for VS Code for the Web. */
const vsixTargets = ["universal", "web"] as const;
export type VsixTarget = (typeof vsixTargets)[number];

/** What both packages hold: files, and folders with all that is in them. */
const common = [
  "package.json",
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

/** Copies what an installed extension consists of from one folder to another. */
export async function copyShipped(
  from: string,
  to: string,
  targets: readonly VsixTarget[] = vsixTargets,
): Promise<void> {
  for (const path of [...common, ...targets.flatMap((it) => programs[it])]) {
    if (!existsSync(join(from, path))) continue;
    await mkdir(dirname(join(to, path)), { recursive: true });
    await cp(join(from, path), join(to, path), {
      recursive: true,
      filter: (source) => !leftOut.test(source),
    });
  }
}
