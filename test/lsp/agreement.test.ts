import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runCli } from "../support/cli.ts";
import { fixtures } from "../support/fixtures.ts";
import { type Diagnostic, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

interface Finding {
  readonly file: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const wrong = "      - { name: a, type: execution, step: trian, comit: x }";

const file = (node: string, top = "") => `${top}- step:
    name: train
    image: busybox:1
    command: train
- pipeline:
    name: p
    nodes:
${node}
    edges: []
`;

const suppressed: { readonly [name: string]: string } = {
  "line.yaml": file(`${wrong} # valohai-ignore`),
  "line-code.yaml": file(`${wrong} # valohai-ignore node-step-missing`),
  "next-line.yaml": file(`      # valohai-ignore-next-line\n${wrong}`),
  "next-line-code.yaml": file(`      # valohai-ignore-next-line prop-unknown, edge-self\n${wrong}`),
  "file.yaml": file(wrong, "# valohai-ignore-file\n"),
  "file-code.yaml": file(wrong, "# valohai-ignore-file: prop-unknown -- known\n"),
  "unused.yaml": file(`${wrong}\n      # valohai-ignore node-step-missing`),
  "syntax.yaml": `${file(wrong)}- step: [ # valohai-ignore yaml-syntax\n`,
};

const shown: { readonly [name: string]: readonly string[] } = {
  "line.yaml": [],
  "line-code.yaml": ["prop-unknown"],
  "next-line.yaml": [],
  "next-line-code.yaml": ["node-step-missing", "suppression-unused"],
  "file.yaml": [],
  "file-code.yaml": ["node-step-missing"],
  "unused.yaml": ["node-step-missing", "prop-unknown", "suppression-unused"],
  "syntax.yaml": ["node-step-missing", "prop-unknown"],
};

test("editor and command line report the same, suppressions and shared config included", async (t) => {
  const examples = fixtures();
  const files = Object.fromEntries(examples.map(({ text }, index) => [`f/${index}.yaml`, text]));
  const project = projectFolder(t, {
    ".valohai-lint.yaml": "rules:\n  unused-step: off\n  node-isolated: warning\n",
    ...files,
    ...suppressed,
  });
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "project" }],
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: { files: ["**/*.yaml"] },
  });
  const names = [...Object.keys(files), ...Object.keys(suppressed)];
  const { out } = runCli(fileURLToPath(project.uri), ["check", ...names, "--json"]);
  const findings: Finding[] = JSON.parse(out);
  assert.ok(findings.length > 100, `only ${findings.length} findings`);
  for (const name of names) {
    const report = await client.connection.sendRequest<{ items: readonly Diagnostic[] }>(
      "textDocument/diagnostic",
      { textDocument: { uri: project.uriOf(name) } },
    );
    const own = findings.filter((it) => it.file === name);
    assert.deepEqual(report.items.map(fromLsp), own.map(fromCli), name);
    const expected = shown[name];
    if (expected) assert.deepEqual([...new Set(own.map((it) => it.code))].sort(), expected, name);
  }
});

const severities = ["", "error", "warning", "information", "hint"];

function fromLsp({ code, severity, message, range: { start, end } }: Diagnostic) {
  const from = [start.line + 1, start.character + 1];
  const to = [end.line + 1, end.character + 1];
  return [code, severities[severity], message, ...from, ...to];
}

function fromCli(it: Finding) {
  return [it.code, it.severity, it.message, it.line, it.column, it.endLine, it.endColumn];
}
