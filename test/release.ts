import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type NpmPackage, packNpm } from "./release/npm-package.ts";
import { chosenRegistries, npmCalls, type Registry, registries } from "./release/publishing.ts";
import { obstacles } from "./release/readiness.ts";
import { kilobytes, packageLimits } from "./release/sizes.ts";
import { packageVsix, type Vsix } from "./release/vsix.ts";
import { ownEnvironment, startChild } from "./vscode/child.ts";
import { npmCli } from "./vscode/npm.ts";
import { exitWith, unavailable } from "./vscode/program.ts";
import { repository } from "./vscode/repository.ts";

const usage = `Makes what a release publishes: npm run release -- [--dry-run]
  builds and checks everything, writes both VSIX packages and the npm package into out, and lists what they hold
  --dry-run  stops there; what stands in the way of publishing is listed
  Otherwise it publishes to each registry that a token is given for: ${registries.map((it) => `${it.variable} (${it.title})`).join(", ")}.
npm run package writes the VSIX packages only.`;

/** Where the packages are written. */
const out = join(repository, "out");

process.chdir(repository);
await exitWith(main);

type Packed = Readonly<Record<keyof typeof packageLimits, Vsix | NpmPackage>>;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "dry-run": { type: "boolean", default: false }, help: { type: "boolean" } },
  });
  if (values.help) return say(usage);
  if (positionals[0] === "package") {
    for (const target of ["universal", "web"] as const)
      say(titleOf(await packageVsix(target, out)));
    return 0;
  }
  const standing = whatStandsInTheWay();
  const chosen = values["dry-run"] ? [] : chosenRegistries(process.env);
  if (chosen.length > 0 && standing.length > 0)
    throw unavailable(`Nothing is published: ${standing.join("; ")}`);
  const packed = await pack();
  for (const it of standing) say(`Not ready to publish: ${it}`);
  for (const it of chosen) await publish(it, packed);
  if (chosen.length === 0) say("Nothing is published");
  return 0;
}

/** Builds, checks and packs all, lists it, and fails where a package is too large. */
async function pack(): Promise<Packed> {
  await run(["build.mjs"]);
  await run(["build.mjs", "engine"]);
  await run([npmCli(), "run", "check"]);
  const packed = {
    universal: await packageVsix("universal", out),
    web: await packageVsix("web", out),
    npm: await packNpm(),
  };
  for (const [name, limit] of Object.entries(packageLimits)) {
    const it = packed[name as keyof typeof packageLimits];
    say(`\n${titleOf(it)}\n${it.files.map((file) => `  ${file}`).join("\n")}`);
    if (it.size > limit) throw unavailable(`It is larger than ${kilobytes(limit)}`);
  }
  say("");
  return packed;
}

function titleOf({ path, size, files }: Vsix | NpmPackage): string {
  return `${relative(repository, path)}: ${files.length} files, ${kilobytes(size)}`;
}

function whatStandsInTheWay(): readonly string[] {
  const git = (...parameters: string[]) => execFileSync("git", parameters, { encoding: "utf8" });
  return obstacles(
    JSON.parse(readFileSync("package.json", "utf8")),
    readFileSync("CHANGELOG.md", "utf8"),
    {
      uncommitted: git("status", "--porcelain"),
      tags: git("tag", "--points-at", "HEAD").split("\n"),
    },
  );
}

async function publish(registry: Registry, { universal, web, npm }: Packed): Promise<void> {
  say(`Publishing to ${registry.title}`);
  const paths = { universal: universal.path, web: web.path, npm: npm.path };
  const environment = ownEnvironment();
  if (registry.program === undefined)
    environment["npm_config_//registry.npmjs.org/:_authToken"] = process.env[registry.variable];
  for (const it of npmCalls(registry, paths)) await run([npmCli(), ...it], environment);
}

async function run(parameters: readonly string[], environment = ownEnvironment()): Promise<void> {
  const child = startChild(process.execPath, parameters, { environment, output: "shown" });
  if ((await child.ended) !== 0) throw unavailable(`It failed: ${parameters.join(" ")}`);
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
