import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { everyRequest } from "./every-request.ts";
import type { Entry, Project } from "./fuzz-projects.ts";
import { type LspClient, startLspClient } from "./lsp-client.ts";
import { makePipe, makeSparse, withoutPipes } from "./special-files.ts";

/** What one run may take, beside starting: seconds of the processor, megabytes, and seconds until it counts as hanging. */
const limits = { seconds: 2, megabytes: 500, patience: 60 } as const;

/** Writes a project into a new folder and answers its path. */
export function makeProject(project: Project): string {
  const folder = mkdtempSync(path.join(tmpdir(), "valohai-fuzz-"));
  for (const entry of project) makeEntry(folder, entry);
  return folder;
}

function makeEntry(folder: string, entry: Entry): void {
  const place = path.join(folder, entry.place);
  try {
    mkdirSync(path.dirname(place), { recursive: true });
  } catch {
    return;
  }
  if (!isInside(folder, path.dirname(place)) || existsSync(place)) return;
  try {
    if (entry.kind === "file") writeFileSync(place, entry.text, { flag: "wx" });
    else if (entry.kind === "link") symlinkSync(entry.target, place);
    else if (entry.kind === "folder") mkdirSync(place);
    else if (entry.kind === "sparse") makeSparse(place, 1e11);
    else if (!withoutPipes) makePipe(place);
  } catch {
    // Something else is there already.
  }
}

/** Whether a folder is the one given or below it, whatever links lead to it. */
function isInside(folder: string, place: string): boolean {
  const relative = path.relative(realpathSync(folder), realpathSync(place));
  return !relative.startsWith("..") && !path.isAbsolute(relative);
}

/** The questions to the command line, of which each project is asked one beside `check`. */
const commands: readonly (readonly string[])[] = [
  ["check", ".", "--fix-dry-run"],
  ["format", ".", "--check"],
  ["plan", "valohai.yaml", "--json"],
  ["variants", "valohai.yaml", "--node", "m", "--limit", "20", "--json"],
];

/** Runs the command line over a project: it must end in time, with a status of its own and without a fault of ours. */
export async function checkProject(folder: string, choice: number): Promise<void> {
  const { status, out } = await runMeasured(folder, ["check", ".", "--json"]);
  if (status !== 2) assert.ok(Array.isArray(JSON.parse(out)));
  await runMeasured(folder, commands[choice % commands.length] ?? []);
}

async function runMeasured(folder: string, args: readonly string[]) {
  const main = path.resolve("out/cli/main.js");
  const child = spawn(process.execPath, ["--require", path.resolve(usageHook()), main, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const texts = ["", "", ""];
  for (const number of [1, 2, 3]) {
    child.stdio[number]?.on("data", (data) => {
      texts[number - 1] += data;
    });
  }
  const killer = setTimeout(() => child.kill("SIGKILL"), limits.patience * 1000);
  const [status, signal] = await once(child, "close");
  clearTimeout(killer);
  const [out = "", error = "", usage = ""] = texts;
  const story = `${args.join(" ")} (status ${status}, ${signal}):\n${error.slice(0, 2000)}`;
  assert.ok([0, 1, 2].includes(status), story);
  assert.doesNotMatch(error, /^ {4}at |please report it/m, story);
  const { seconds, megabytes } = JSON.parse(usage);
  assertWithin(seconds - startOfCli, megabytes, story);
  return { status, out };
}

/** What Node and the program take to start, on a machine that has other work. */
const startOfCli = 0.5;

/** A file that tells, at the end of a process, what it took. */
function usageHook(): string {
  const hook = path.resolve("out/test/usage-hook.cjs");
  if (!existsSync(hook)) writeFileSync(hook, hookText);
  return hook;
}

const hookText = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1000 };
  require("node:fs").writeSync(3, JSON.stringify(usage));
});
`;

function assertWithin(seconds: number, megabytes: number, story: string): void {
  assert.ok(seconds <= limits.seconds, `${seconds.toFixed(1)} s of the processor: ${story}`);
  assert.ok(megabytes <= limits.megabytes, `${Math.round(megabytes)} MB: ${story}`);
}

/** Asks a new server everything about the Valohai files and the script of a project. */
export async function serveProject(folder: string, project: Project): Promise<void> {
  let stop = () => {};
  const after = (end: () => void) => {
    stop = end;
  };
  const rootUri = pathToFileURL(folder).href;
  const client = await startLspClient(
    { after },
    { rootUri, capabilities: { textDocument: { diagnostic: {} } } },
  );
  try {
    for (const entry of project) {
      if (entry.kind === "file" && !entry.place.endsWith(".yaml")) continue;
      const uri = `${rootUri}/${entry.place}`;
      const text = entry.kind === "file" ? entry.text : undefined;
      await askEverything(client, uri, text);
    }
  } finally {
    stop();
  }
}

async function askEverything(client: LspClient, uri: string, text: string | undefined) {
  const { connection } = client;
  if (text !== undefined) {
    const textDocument = { uri, languageId: "valohai-yaml", version: 1, text };
    await connection.sendNotification("textDocument/didOpen", { textDocument });
  }
  const workspace = { method: "workspace/diagnostic", params: { previousResultIds: [] } };
  for (const { method, params } of [...everyRequest(uri), workspace]) {
    const before = usageOf(client);
    await answered(client, method, params);
    const usage = usageOf(client);
    if (before && usage) assertWithin(usage.seconds - before.seconds, usage.megabytes, method);
  }
}

/** A request may be refused, but not by a fault, and not for ever. */
async function answered({ connection, process }: LspClient, method: string, params: object) {
  let timer: NodeJS.Timeout | undefined;
  let end = (): void => undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${method} is not answered`)),
      limits.patience * 1000,
    );
  });
  const died = new Promise((_, reject) => {
    end = () => reject(new Error(`${method} ends the server`));
    process.once("exit", end);
  });
  try {
    await Promise.race([connection.sendRequest(method, params), late, died]);
  } catch (error) {
    const isRefusal = error instanceof Error && "code" in error && error.code !== internalError;
    if (!isRefusal) throw new Error(`${method}: ${error}`);
  } finally {
    clearTimeout(timer);
    process.off("exit", end);
  }
}

const internalError = -32_603;

/** What a server has taken so far; undefined where the system does not tell. */
function usageOf({ process: { pid } }: LspClient) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const ticks = Number(stat[11]) + Number(stat[12]);
    return {
      seconds: ticks / ticksPerSecond,
      megabytes: Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1000,
    };
  } catch {
    return undefined;
  }
}

const ticksPerSecond = 100;

/** Removes what `makeProject` has made. */
export function removeProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
