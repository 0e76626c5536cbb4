import { existsSync, realpathSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { ownEnvironment, startChild } from "./child.ts";
import { unavailable } from "./program.ts";

const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ENOTCACHED/;
const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"];

/** Installs packages from the npm registry into a folder of their own; `node` is the Node that runs npm. */
export async function installPackages(
  folder: string,
  packages: readonly string[],
  node = process.execPath,
): Promise<void> {
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  await runNpm(folder, ["install", ...packages, ...flags], node);
}

/** Installs what the package in the folder says it needs to run. */
export async function installDependencies(folder: string, node: string): Promise<void> {
  await runNpm(folder, ["install", "--omit=dev", ...flags], node);
}

async function runNpm(folder: string, parameters: readonly string[], node: string): Promise<void> {
  const environment = ownEnvironment();
  environment["PATH"] = `${dirname(node)}${delimiter}${environment["PATH"] ?? ""}`;
  const child = startChild(node, [npmCli(), ...parameters], { folder, environment });
  if ((await child.ended) === 0) return;
  const log = child.log().trim().split("\n").slice(-15).join("\n");
  const reason = offline.test(log)
    ? "The npm registry does not answer; check the network or npm's proxy and registry settings, then run this again"
    : "npm could not install what is needed";
  throw unavailable(`${reason} (npm ${parameters.join(" ")}):\n${log}`);
}

/** npm's own script, so that it can be run by another Node than the one it came with. */
export function npmCli(): string {
  const beside = dirname(realpathSync(process.execPath));
  const onPath = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "npm"));
  const candidates = [
    process.env["npm_execpath"] ?? "",
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    ...onPath.filter((path) => existsSync(path)).map((path) => realpathSync(path)),
  ];
  const found = candidates.find((path) => path.endsWith("npm-cli.js") && existsSync(path));
  if (found) return found;
  throw unavailable("npm is not found beside Node nor on PATH; install npm");
}
