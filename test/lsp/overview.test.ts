import assert from "node:assert/strict";
import { test } from "node:test";
import type { OverviewEntry } from "#core/features/navigation/overview.ts";
import {
  type OverviewFile,
  overviewRequest,
  type VhStart,
  type VhStartParams,
  vhStartRequest,
} from "#project-protocol";
import { startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

const yaml = `- step: { name: list, image: "a:1", command: python list.py }
- step:
    name: train
    image: a:1
    command: t {parameters}
    parameters: [{ name: id, type: integer }]
- task:
    name: grid
    step: train
    type: grid_search
    parameters: [{ name: id, style: multiple, rules: { items: [1, 2, 3] } }]
- pipeline:
    name: p
    nodes:
      - { name: first, type: execution, step: list }
      - { name: each, type: task, task: grid }
    edges: []
`;

const shown = ({ kind, name, detail, figures, children }: OverviewEntry): unknown =>
  children.length > 0
    ? [kind, name, detail, figures, children.map(shown)]
    : [kind, name, detail, figures];

test("the overview has the items of all files, with counts, scripts and problems", async (t) => {
  const folder = projectFolder(t, { "valohai.yaml": yaml, "list.py": "print(1)\n" });
  const { connection, open } = await startLspClient(t, { rootUri: folder.uri });
  const ask = (uri?: string): Promise<OverviewFile[]> =>
    connection.sendRequest(overviewRequest, uri === undefined ? {} : { uri });
  const [file] = await ask();
  assert.ok(file);
  assert.deepEqual([file.path, file.errors, file.executions], ["valohai.yaml", 0, "4"]);
  assert.deepEqual(file.entries.map(shown), [
    ["step", "list", "a:1", {}, [["script", "list.py", "", {}]]],
    ["step", "train", "a:1", {}],
    ["task", "grid", "grid_search · train", { executions: "3" }],
    [
      ...["pipeline", "p", "", { nodes: 2, edges: 0, executions: "4" }],
      [
        ["node", "first", "execution · list", {}],
        ["node", "each", "task · grid", { executions: "3" }],
      ],
    ],
  ]);
  const each = file.entries[3]?.children[1];
  assert.equal(yaml.slice(each?.range.start, each?.range.end), "each");
  const uri = folder.uriOf("valohai.yaml");
  await open(uri, yaml.replace("step: list }", "step: lst }"));
  const [edited] = await ask(uri);
  assert.equal(edited?.errors, 1);
  folder.write("b/valohai.yaml", yaml);
  await connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: folder.uriOf("b/valohai.yaml"), type: 1 }],
  });
  assert.deepEqual((await ask()).map((it) => it.path).sort(), ["b/valohai.yaml", "valohai.yaml"]);
});

test("a file of a moment ago is in the overview of what there is now", async (t) => {
  const folder = projectFolder(t, { "valohai.yaml": yaml });
  const { connection } = await startLspClient(t, { rootUri: folder.uri });
  const ask = async (isNow: boolean): Promise<readonly string[]> => {
    const files: OverviewFile[] = await connection.sendRequest(overviewRequest, { isNow });
    return files.map((it) => it.path);
  };
  assert.deepEqual(await ask(false), ["valohai.yaml"]);
  folder.write("new/valohai.yaml", yaml);
  assert.deepEqual([...(await ask(true))].sort(), ["new/valohai.yaml", "valohai.yaml"]);
});

test("what is at a place is started by a line of vh", async (t) => {
  const uri = "file:///project/valohai.yaml";
  const { connection, open } = await startLspClient(t);
  await open(uri, yaml);
  const start = async (at: string): Promise<VhStart | null> => {
    const params: VhStartParams = { uri, offset: yaml.indexOf(at) };
    return connection.sendRequest(vhStartRequest, params);
  };
  assert.equal((await start("name: train"))?.line, "vh exec run train");
  assert.equal((await start("name: grid"))?.line, "vh task run grid");
  assert.equal((await start("name: p"))?.line, "vh pipeline run p");
  assert.equal((await start("name: first"))?.line, "vh exec run list");
  assert.deepEqual(await start("name: each"), {
    line: "vh task run grid",
    remarks: [],
  });
});
