import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { type Diagnostic, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";
import { file, step } from "../support/yaml.ts";

const yaml = file(
  step("train", "parameters: [{ name: rate, type: float }]", "python train.py {parameters}"),
);

const scriptFor = (parameter: string) =>
  `import valohai\n\nprint(valohai.parameters("${parameter}").value)\n`;

interface Registration {
  readonly method: string;
  readonly registerOptions?: { readonly watchers?: readonly { readonly globPattern: string }[] };
}

/** A project in a client that can be asked to watch files, and answers that as it is said here. */
async function watched(t: TestContext, answer: (asked: readonly Registration[]) => null) {
  const folder = projectFolder(t, {
    "valohai.yaml": yaml,
    "train.py": scriptFor("rate"),
  });
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  const client = await startLspClient(t, { rootUri: folder.uri, capabilities }, (connection) => {
    connection.onRequest(
      "client/registerCapability",
      ({ registrations }: { readonly registrations: readonly Registration[] }) =>
        answer(registrations),
    );
  });
  return { folder, client };
}

/** What Eglot of Emacs reads, and the file systems of Java: no group in a group, and no star in one. */
const plainGlob = /^(?:\*\*\/?|\*|\{[^[\]*{}]+\}|[^[\],*?{}]+)+$/;

test("the files to watch are named by patterns that every editor can read", async (t) => {
  const globs = await new Promise<readonly string[]>((resolve) => {
    void watched(t, (asked) => {
      const found = asked.flatMap((it) => it.registerOptions?.watchers ?? []);
      resolve(found.map((it) => it.globPattern));
      return null;
    });
  });
  assert.ok(globs.some((it) => it.includes("py")));
  for (const it of globs) assert.match(it, plainGlob);
});

const reportsScript = (found: readonly Diagnostic[]) =>
  found.some((it) => it.code === "script-parameter-undeclared");

test("a client that refuses to watch files gets what a changed script means with the next edit", async (t) => {
  const { folder, client } = await watched(t, () => {
    throw new Error("cannot watch");
  });
  const uri = folder.uriOf("valohai.yaml");
  await client.open(uri, yaml);
  await client.diagnosticsAs(uri, (it) => !reportsScript(it));
  folder.write("train.py", scriptFor("speed"));
  // Longer than an answer about a file counts that nobody watches.
  await setTimeout(3500);
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: `${yaml}\n` }],
  });
  await client.diagnosticsAs(uri, reportsScript);
});
