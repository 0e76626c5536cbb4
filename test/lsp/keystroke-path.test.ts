import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";
import { buildTracedServer, type Entered } from "../support/traced-server.ts";

const rules = "core/features/diagnostics/rules/";

/**
 * What a reader takes for granted: small functions of the language, and readers of trees, of schemas and of values. They
 * are listed apart.
 */
const helpers = /^core\/(?:base\/|schema\/|syntax\/(?:tree|mapping|scalar)\.ts|model\/read\.ts)/;

/** What hands the text on from its arrival to the bytes of the answer. */
const stages = /^(?:lsp\/|core\/document\/document\.ts|core\/features\/diagnostics\/[\w-]+\.ts)/;

const step = (name: string) => `- step:
    name: ${name}
    image: busybox:1
    command: python ${name}.py {parameters}
    parameters:
      - name: rate
        type: float
        default: fast
    inputs:
      - name: images
        default: s3://bucket/${name}/*
    description: Reads every batch.
`;

const pipeline = (name: string, steps: readonly string[]) => `- pipeline:
    name: ${name}
    nodes:
${steps.map((it) => `      - { name: ${it}, type: execution, step: ${it} }\n`).join("")}      - { name: typo, type: execution, step: trian }
    edges:
      - [${steps[0]}.output.*, ${steps[1]}.input.images]
`;

const names = Array.from({ length: 20 }, (_, index) => `train-${index}`);
const text = [...names.map(step), pipeline("all", names), pipeline("two", names.slice(0, 2))].join(
  "",
);

/** The functions that run for a letter that is typed in a description, when others were typed before. */
async function keystroke(t: TestContext): Promise<readonly Entered[]> {
  const outdir = "out/traced";
  t.after(() => rmSync(outdir, { recursive: true, force: true }));
  const server = await buildTracedServer(outdir);
  const project = projectFolder(t, { "train-9.py": "import valohai\n" });
  const workspaceFolders = [{ uri: project.uri, name: "project" }];
  const client = await startLspClient(t, { workspaceFolders }, undefined, server.main);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, text);
  assert.ok((await client.diagnostics(uri, 1)).length >= names.length);
  const line = text.slice(0, text.indexOf(step("train-10"))).split("\n").length - 2;
  const type = async (version: number) => {
    const character = "    description: Reads every batch".length + version - 2;
    const range = { start: { line, character }, end: { line, character } };
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text: "." }],
    });
    assert.ok((await client.diagnostics(uri, version)).length >= names.length);
  };
  for (const version of [2, 3, 4, 5]) await type(version);
  // Work that nobody waits for may come in between, but not each time.
  const traces: (readonly Entered[])[] = [];
  for (const version of [6, 7, 8]) traces.push(await server.during(client, () => type(version)));
  return traces.reduce((least, it) => (it.length < least.length ? it : least));
}

/** The files of functions, in the order in which they are first entered. */
function filesOf(entered: readonly Entered[]): readonly string[] {
  return [...new Set(entered.map((it) => it.file))];
}

/**
 * The files to which one goes back who reads the functions in the order in which they first run: those of functions in a
 * file that was left for another one. A function inside another one is read with that.
 */
function returnsIn(entered: readonly Entered[]): readonly string[] {
  const walk = entered.filter((it) => !it.isInside).map((it) => it.file);
  const left = new Set<string>();
  return walk.filter((file, index) => {
    const before = walk[index - 1];
    if (before === undefined || before === file) return false;
    left.add(before);
    return left.has(file);
  });
}

/** What the server does after a file was opened, when nobody waits for it. */
const later: ReadonlySet<string> = new Set(["lsp/warm-up.ts", "lsp/late-answers.ts"]);

test("a keystroke comes to the first rule by at most 20 files, and to its bytes with at most 3 returns", async (t) => {
  const all = await keystroke(t);
  // Where the test runs slowly, what follows the opening comes in between.
  const entered = all.filter(
    ({ file, callers }) => ![file, ...callers].some((it) => later.has(it)),
  );
  const first = entered.findIndex((it) => it.file.startsWith(rules));
  assert.ok(first > 0);
  const files = filesOf(entered.slice(0, first));
  const read = files.filter((it) => !helpers.test(it));
  const isOfRule = ({ callers }: Entered) => callers.some((it) => it.startsWith(rules));
  const returns = returnsIn(entered.filter((it) => stages.test(it.file) && !isOfRule(it)));
  const story = [
    `${read.length} files before the first rule: ${read.join(", ")}`,
    `${files.length} with helpers: ${files.filter((it) => !read.includes(it)).join(", ")}`,
    `${returns.length} returns: ${returns.join(", ")}`,
  ];
  for (const it of story) t.diagnostic(it);
  assert.ok(read.length <= 20 && returns.length <= 3, story.join("\n"));
  assert.equal(entered.at(-1)?.file, "lsp/streams.ts");
});
