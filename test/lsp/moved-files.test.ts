import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { type LspClient, type Position, startLspClient } from "../support/lsp-client.ts";
import { type ProjectFolder, projectFolder } from "../support/project-folder.ts";

const yaml = (script: string) => `- step:
    name: train
    image: busybox:1
    command: python ${script} {parameters}
`;

const texts = {
  "valohai.yaml": yaml("train.py"),
  "deep/other.valohai.yaml": yaml("./train.py"),
  "run.sh": "python train.py\n",
  "train.py": "print(1)\n",
  "unrelated.py": "print(1)\n",
};

interface Edit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
  readonly annotationId?: string;
}

interface WorkspaceEdit {
  readonly changes?: { readonly [uri: string]: readonly Edit[] };
  readonly changeAnnotations?: {
    readonly [id: string]: { readonly label: string; readonly needsConfirmation?: boolean };
  };
  readonly documentChanges?: readonly {
    readonly textDocument: { readonly uri: string; readonly version: number | null };
    readonly edits: readonly Edit[];
  }[];
}

interface Capabilities {
  readonly workspace?: {
    readonly fileOperations?: { readonly willRename?: { readonly filters: readonly unknown[] } };
  };
}

const lists = { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } };

async function project(t: TestContext, workspace: object) {
  const folder = projectFolder(t, texts);
  const client = await startLspClient(t, { rootUri: folder.uri, capabilities: { workspace } });
  return { folder, client };
}

function willRename(
  { folder, client }: { readonly folder: ProjectFolder; readonly client: LspClient },
  from: string,
  to: string,
): Promise<WorkspaceEdit | null> {
  const files = [{ oldUri: folder.uriOf(from), newUri: folder.uriOf(to) }];
  return client.connection.sendRequest("workspace/willRenameFiles", { files });
}

test("a server announces which files and folders it is to be asked about before they move", async (t) => {
  const { client } = await project(t, lists);
  const { workspace } = client.initialized.capabilities as Capabilities;
  assert.deepEqual(workspace?.fileOperations?.willRename?.filters, [
    { scheme: "file", pattern: { glob: "**/*.{py,ipynb,sh,bash,zsh,ksh,R,r}", matches: "file" } },
    { scheme: "file", pattern: { glob: "**/*", matches: "folder" } },
  ]);
});

test("a moved script changes the commands of all Valohai files, each to be confirmed", async (t) => {
  const opened = await project(t, lists);
  const { folder, client } = opened;
  await client.connection.sendNotification("textDocument/didOpen", {
    textDocument: {
      uri: folder.uriOf("valohai.yaml"),
      languageId: "valohai-yaml",
      version: 7,
      text: `# not saved\n${texts["valohai.yaml"]}`,
    },
  });
  const edit = await willRename(opened, "train.py", "src/run.py");
  const found = (edit?.documentChanges ?? []).map(({ textDocument, edits }) => ({
    name: textDocument.uri.slice(folder.uri.length + 1),
    version: textDocument.version,
    edits: edits.map(({ range, newText }) => [range.start.line, range.start.character, newText]),
  }));
  assert.deepEqual(
    found.sort((a, b) => a.name.localeCompare(b.name)),
    [
      { name: "deep/other.valohai.yaml", version: null, edits: [[3, 20, "./src/run.py"]] },
      { name: "valohai.yaml", version: 7, edits: [[4, 20, "src/run.py"]] },
    ],
  );
  assert.deepEqual(Object.values(edit?.changeAnnotations ?? {}), [
    { label: "Update commands in valohai.yaml", needsConfirmation: true },
    { label: "Update commands in other.valohai.yaml", needsConfirmation: true },
  ]);
});

const unconfirmed: readonly (readonly [string, object])[] = [
  ["nothing", {}],
  ["lists of edits", { workspaceEdit: { documentChanges: true } }],
];

for (const [name, workspace] of unconfirmed) {
  test(`a client that announces ${name} is asked to change no commands: it would not let a person confirm that`, async (t) => {
    const announced = { ...workspace, fileOperations: { willRename: true } };
    const opened = await project(t, announced);
    const capabilities = opened.client.initialized.capabilities as Capabilities;
    assert.equal(capabilities.workspace?.fileOperations, undefined);
    assert.equal(await willRename(opened, "train.py", "src/run.py"), null);
  });
}

test("nothing changes where no command starts what moves, or it leaves the project", async (t) => {
  const opened = await project(t, lists);
  assert.equal(await willRename(opened, "unrelated.py", "other.py"), null);
  assert.equal(await willRename(opened, "train.py", "../outside.py"), null);
  assert.equal(await willRename(opened, "deep", "deeper"), null);
});

test("a read-only file keeps its commands, and the others change", async (t) => {
  const opened = await project(t, lists);
  chmodSync(new URL(opened.folder.uriOf("valohai.yaml")), 0o444);
  const edit = await willRename(opened, "train.py", "run.py");
  const changed = (edit?.documentChanges ?? []).map((it) => it.textDocument.uri);
  assert.deepEqual(changed, [opened.folder.uriOf("deep/other.valohai.yaml")]);
});
