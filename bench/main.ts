import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { finish } from "../test/support/at-end.ts";
import { measureCommandLine } from "./command-line.ts";
import { measureCompletion } from "./completion.ts";
import { measureEditor } from "./editor.ts";
import { measureEngine, measureGrowth, measureTies } from "./engine.ts";
import { measureFanOuts } from "./fan-out.ts";
import { type Generated, generate } from "./generate.ts";
import { measureGraphs } from "./graph.ts";
import { measureFrames } from "./graph-frames.ts";
import { yamlLanguageServer } from "./peers.ts";
import { type Figures, measure, type Server, start } from "./session.ts";
import { median, type Row, renderTable } from "./table.ts";
import { measureWorker } from "./worker.ts";
import { measureOtherFiles, measureWorkspace } from "./workspace.ts";

const usage = `Measures the server and the engine: npm run bench -- [OPTION ...]; bench/README.md says what the figures mean
  --lines N,N,...       the sizes of the files; 500,5000,50000 by default
  --rounds N            how often each server is measured; 3 by default
  --edits N             how many keystrokes a round has; 20 by default
  --peers               measures yaml-language-server as well
  --editor              measures the extension's activation in VS Code instead
  --worker              measures instead how long the server takes from its start in a worker of a browser
  --graph               measures instead how long the graphs of pipelines are made and placed
  --workspace           measures instead how long a workspace of many files keeps a keystroke waiting
  --completion [FILES]  measures instead how high completion offers what the author wrote
  --misses FILE         with --completion: writes the words there that were not offered first
  --write FILE          writes the table there as well`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    completion: { type: "boolean", default: false },
    misses: { type: "string" },
    lines: { type: "string", default: "500,5000,50000" },
    rounds: { type: "string", default: "3" },
    edits: { type: "string", default: "20" },
    graph: { type: "boolean", default: false },
    editor: { type: "boolean", default: false },
    workspace: { type: "boolean", default: false },
    worker: { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
    write: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const ours: Server = { name: "ours", command: [process.execPath, "out/server/main.js", "--stdio"] };
const echo: Server = { name: "echo", command: [process.execPath, "out/bench/floor.cjs"] };
const parse: Server = { name: "parse", command: [...echo.command, "--parse"] };
const library: Server = {
  name: "library",
  command: [process.execPath, "out/bench/floor.cjs", "--library", "--stdio"],
};

if (values.help) process.stderr.write(`${usage}\n`);
else await printTable();

async function printTable(): Promise<void> {
  const table = values.completion ? completionTable() : await timeTable();
  process.stdout.write(`${table}\n`);
  if (values.write) writeTo(values.write, table);
}

function completionTable(): string {
  const { table, misses } = measureCompletion(positionals);
  if (values.misses) writeTo(values.misses, misses);
  return table;
}

function writeTo(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
}

async function timeTable(): Promise<string> {
  const rows = await wantedRows();
  return `${machine()}\n\n${renderTable(rows)}`;
}

async function wantedRows(): Promise<readonly Row[]> {
  if (values.graph) return [...measureGraphs(), ...(await measureFrames())];
  if (values.editor) return measureEditor(Number(values.rounds));
  if (values.worker) return workerRows();
  return values.workspace ? workspaceRows() : allRows();
}

async function workerRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const lines of values.lines.split(",").map(Number)) {
    const name = `${lines} lines`;
    rows.push(...(await measureWorker(name, generate(lines), ours, Number(values.rounds))));
  }
  await finish();
  return rows;
}

async function workspaceRows(): Promise<readonly Row[]> {
  return [
    ...(await measureWorkspace(1_000)),
    ...(await measureWorkspace(3_000)),
    ...(await measureOtherFiles(300_000)),
  ];
}

async function allRows(): Promise<Row[]> {
  const rows: Row[] = [];
  const peer = values.peers ? await yamlLanguageServer() : undefined;
  for (const lines of values.lines.split(",").map(Number)) {
    rows.push(...(await serverRows(lines, peer)));
    rows.push(...measureEngine(`${lines} lines`, generate(lines)));
  }
  rows.push(...measureTies("5000 lines", generate(5000)));
  rows.push(measureCommandLine(500));
  rows.push(measureGrowth(generate(500)));
  rows.push(...measureFanOuts([3, 6, 9]));
  return rows;
}

/** The servers take turns, so that a busy moment of the machine hits all of them. */
async function serverRows(lines: number, peer: Server | undefined): Promise<Row[]> {
  const file = generate(lines);
  const found = new Map<Server, Figures[]>();
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const server of [ours, echo, ...(peer ? [peer] : [])]) {
      const figures = await measure(server, file, Number(values.edits));
      found.set(server, [...(found.get(server) ?? []), figures]);
    }
  }
  const of = (server: Server | undefined, metric: string) =>
    median((server && found.get(server))?.flatMap((it) => it.get(metric) ?? []));
  const empty = await startOf(library);
  const read = await readingOf(file, Number(values.rounds));
  const metrics = [...new Set([...found.values()].flat().flatMap((it) => [...it.keys()]))];
  const floors = new Map([
    ["initialize", empty],
    ["first diagnostics", read.first],
  ]);
  const servers = metrics.map((metric) => ({
    metric: `${lines} lines: ${metric}, ${metric.startsWith("memory") ? "MB" : "ms"}`,
    ours: of(ours, metric),
    peer: of(peer, metric),
    floor: floors.has(metric) ? floors.get(metric) : of(echo, metric),
  }));
  const whole = { ours: of(ours, "keystroke"), floor: read.keystroke };
  return [...servers, { metric: `${lines} lines: keystroke, against reading all, ms`, ...whole }];
}

/** What a server takes that reads the whole text by `yaml` and finds nothing: from its start, and at a keystroke. */
async function readingOf(file: Generated, rounds: number) {
  const figures: Figures[] = [];
  for (let round = 0; round < rounds; round++) figures.push(await measure(parse, file, 3, false));
  const of = (metric: string) => median(figures.flatMap((it) => it.get(metric) ?? []));
  return { first: of("first diagnostics"), keystroke: of("keystroke") };
}

/** The floor of a start is a server of the same library without features. */
async function startOf(server: Server): Promise<number | undefined> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const { initialized, stop } = await start(server);
    times.push(initialized);
    stop();
  }
  return median(times);
}

function machine(): string {
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cpu?.model.trim()} with ${cpus().length} cores, Node ${process.version}`;
}
