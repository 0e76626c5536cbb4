import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { provision } from "../vscode/cache.ts";
import { startChild } from "../vscode/child.ts";
import { unavailable } from "../vscode/program.ts";

/** Programs of Debian's packages in a folder, which need nothing of the system that they run on. */
export interface DebianKit {
  /** Where the packages are unpacked, as if it were the root of a system. */
  readonly root: string;
  /** The command line that starts a program of the kit, such as `/usr/bin/nvim`, with its own libraries. */
  command(program: string): readonly string[];
}

/** The names of machines as the packages have them. */
const triplets = new Map([
  ["x64", "x86_64-linux-gnu"],
  ["arm64", "aarch64-linux-gnu"],
]);

/** Whether this system has the tools that download and unpack Debian's packages. */
export function hasDebianPackages(): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const has = (program: string) => folders.some((it) => existsSync(join(it, program)));
  return process.platform === "linux" && has("apt-get") && has("dpkg-deb");
}

/** Packages with all that they depend on, downloaded once and unpacked into the cache folder; that needs no administrator. */
export async function debianKit(name: string, packages: readonly string[]): Promise<DebianKit> {
  const triplet = triplets.get(process.arch);
  if (!triplet || !hasDebianPackages()) {
    throw unavailable(
      `${name} is fetched with apt-get and dpkg-deb, which this system does not have`,
    );
  }
  const folder = await provision({
    name: `${name}-${systemName()}-${process.arch}`,
    title: `${name} from the packages of the system`,
    build: (partial) => unpackPackages(partial, packages),
  });
  const root = join(folder, "root");
  const libraries = [`lib/${triplet}`, `usr/lib/${triplet}`].map((it) => join(root, it));
  const loader = await loaderIn(libraries.filter((it) => existsSync(it)));
  return {
    root,
    command: (program) => [loader, "--library-path", libraries.join(":"), join(root, program)],
  };
}

/** Such as `debian-12`: the packages belong to it. */
function systemName(): string {
  const release = readFileSync("/etc/os-release", "utf8");
  const entry = (key: string) => new RegExp(`^${key}="?([^"\n]*)`, "m").exec(release)?.[1] ?? "";
  return `${entry("ID")}-${entry("VERSION_ID")}`;
}

/** The program that loads libraries; the one of the kit suits its libraries. */
async function loaderIn(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const name = (await readdir(folder)).find((it) => it.startsWith("ld-linux"));
    if (name !== undefined) return join(folder, name);
  }
  throw unavailable("The packages hold no loader of libraries");
}

async function unpackPackages(partial: string, packages: readonly string[]): Promise<void> {
  const downloads = join(partial, "packages");
  const apt = join(partial, "apt");
  const options = await aptOptions(apt);
  try {
    await download(options, packages, downloads);
  } catch {
    // The lists of packages may be missing on this system, or be old.
    const fetched = [...options, "-o", `Dir::State::Lists=${join(apt, "lists")}`];
    await run(["apt-get", ...fetched, "update"], apt);
    await download(fetched, packages, downloads);
  }
  for (const it of await readdir(downloads)) {
    await run(["dpkg-deb", "-x", join(downloads, it), join(partial, "root")], partial);
  }
  for (const it of [
    "apt",
    "packages",
    "root/usr/share/doc",
    "root/usr/include",
    "root/usr/lib/gcc",
  ])
    await rm(join(partial, it), { recursive: true, force: true });
}

/** Options with which apt-get writes into a folder only and takes no package as installed. */
async function aptOptions(folder: string): Promise<readonly string[]> {
  for (const it of ["cache/archives/partial", "lists/partial"])
    await mkdir(join(folder, it), { recursive: true });
  await writeFile(join(folder, "status"), "");
  return [
    ...["-o", `Dir::State::Status=${join(folder, "status")}`],
    ...["-o", `Dir::Cache=${join(folder, "cache")}`],
    ...["-o", "Debug::NoLocking=true"],
  ];
}

async function download(
  options: readonly string[],
  packages: readonly string[],
  folder: string,
): Promise<void> {
  const names = await namesOf(options, packages);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await run(["apt-get", ...options, "download", ...names], folder);
}

/** The names of packages and of all that they depend on. */
async function namesOf(
  options: readonly string[],
  packages: readonly string[],
): Promise<readonly string[]> {
  const asked = ["install", "--print-uris", "--yes", "-qq", "--no-install-recommends"];
  const output = await run(["apt-get", ...options, ...asked, ...packages], ".");
  return [...output.matchAll(/^'[^']*' ([^_\s]+)_/gm)].map(([, name]) => name ?? "");
}

async function run([program = "", ...args]: readonly string[], folder: string): Promise<string> {
  const child = startChild(program, args, { folder });
  if ((await child.ended) === 0) return child.log();
  const log = child.log().trim().split("\n").slice(-10).join("\n");
  throw unavailable(
    `Debian's packages cannot be fetched; check the network and the sources of apt-get (${program} ${args.join(" ")}):\n${log}`,
  );
}
