import assert from "node:assert/strict";
import { test } from "node:test";
import { MessageType } from "vscode-languageserver";
import { startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

const step = "- step: { name: a, image: b:1, command: c }\n";

test("patterns of files that could take for ever match nothing or are refused, and the log says so", async (t) => {
  const long = "a".repeat(100);
  const project = projectFolder(t, {
    "valohai.yaml": step,
    "more.yaml": step.replace("name: a", "name: more"),
    [`${long}.txt`]: "",
  });
  const files = [
    `${"*a".repeat(30)}b`,
    "+(a|aa|aaa)!",
    "{1..1000}{1..1000}{1..1000}",
    "+(a|+(a|+(a|b)))!",
    "a".repeat(70_000),
    "more.yaml",
  ];
  const logged: string[] = [];
  const client = await startLspClient(
    t,
    {
      workspaceFolders: [{ uri: project.uri, name: "root" }],
      initializationOptions: { valohai: { files } },
    },
    (connection) => {
      connection.onNotification(
        "window/logMessage",
        (it: { type: MessageType; message: string }) => {
          if (it.type <= MessageType.Warning) logged.push(it.message);
        },
      );
    },
  );
  const found = await client.connection.sendRequest<{ name: string }[]>("workspace/symbol", {
    query: "",
  });
  assert.deepEqual(found.map((it) => it.name).sort(), ["a", "more"]);
  assert.deepEqual(logged, [
    'A pattern in "valohai.files" matches nothing, and so do 2 more: "{1..1000}{1..1000}{1..1000}" has more than 64 alternatives in braces',
  ]);
});

test("a file with an edge, a condition and a command made to be hard is answered", async (t) => {
  const key = "a".repeat(100);
  const stars = `${"*a".repeat(16)}b`;
  const project = projectFolder(t, {
    "valohai.yaml": `- step: {name: s, image: i:1, command: "${"{".repeat(20_000)}", inputs: [{name: ${key}}]}
- pipeline:
    name: p
    nodes:
      - {name: n, type: execution, step: s, actions: [{when: node-complete, if: "${"1+".repeat(20_000)}1", then: stop-pipeline}]}
      - {name: m, type: execution, step: s}
    edges: [["n.input.${stars}", m.input.${key}]]
`,
  });
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "root" }],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const { items } = await client.connection.sendRequest<{
    items: readonly { readonly message: string }[];
  }>("textDocument/diagnostic", { textDocument: { uri: project.uriOf("valohai.yaml") } });
  assert.ok(items.some((it) => it.message === "This condition is too large to be read"));
});
