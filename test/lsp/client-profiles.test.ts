import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type ClientProfile, clientProfiles } from "../support/client-profiles.ts";
import {
  type Diagnostic,
  type LspClient,
  positionAt,
  startClientAs,
} from "../support/lsp-client.ts";
import { type ProjectFolder, projectFolder } from "../support/project-folder.ts";
import { skippedInWorker } from "../support/server-host.ts";

const shownAsFiles = skippedInWorker("a worker writes no files for a client to show");

const yaml = `- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - { name: rate, type: float, default: 0.1 }
- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
      - { name: rate, style: multiple, rules: { items: [0.1, 0.2, 0.3] } }
- task:
    name: unused
    step: train
    type: grid_search
    parameters:
      - { name: rate, style: multiple, rules: { items: [1.0, 2.0] } }
- pipeline:
    name: all
    nodes:
      - { name: one, type: task, task: sweep }
      - { name: two, type: execution, step: trian }
    edges: []
`;

const script = `import valohai

print(valohai.parameters("rate").value, valohai.parameters("epochs").value)
`;

interface Opened {
  readonly client: LspClient;
  readonly folder: ProjectFolder;
  /** What the server asked the client to show. */
  readonly shown: string[];
  /** The edits that the server asked the client to make. */
  readonly edits: object[];
}

/** A project that is open in a client; the script of its step is not. */
async function openProject(t: TestContext, profile: ClientProfile): Promise<Opened> {
  const folder = projectFolder(t, { "valohai.yaml": yaml, "train.py": script });
  const [shown, edits]: [string[], object[]] = [[], []];
  const workspaceFolders = [{ uri: folder.uri, name: "project" }];
  const extra = { capabilities: profile.capabilities, rootUri: folder.uri, workspaceFolders };
  const client = await startClientAs(t, extra, (connection) => {
    connection.onRequest("window/showDocument", ({ uri }: { readonly uri: string }) => {
      shown.push(readFileSync(fileURLToPath(uri), "utf8"));
      return { success: true };
    });
    connection.onRequest("workspace/applyEdit", ({ edit }: { readonly edit: object }) => {
      edits.push(edit);
      return { applied: true };
    });
    connection.onRequest("workspace/configuration", () => [null]);
    connection.onRequest("client/registerCapability", () => null);
  });
  await client.connection.sendNotification("textDocument/didOpen", {
    textDocument: {
      uri: folder.uriOf("valohai.yaml"),
      languageId: profile.languageId,
      version: 1,
      text: yaml,
    },
  });
  return { client, folder, shown, edits };
}

/** Asks about the file, at the second letter of a word. */
function ask<Answer>({ client, folder }: Opened, method: string, word: string, more: object = {}) {
  return client.connection.sendRequest<Answer>(`textDocument/${method}`, {
    textDocument: { uri: folder.uriOf("valohai.yaml") },
    position: positionAt(yaml, yaml.indexOf(word) + 1),
    ...more,
  });
}

interface CompletionItem {
  readonly label: string;
  readonly kind: number;
  readonly command?: object;
}

async function completionsAt(opened: Opened, word: string): Promise<readonly CompletionItem[]> {
  const list = await ask<{ items: readonly CompletionItem[] }>(opened, "completion", word);
  return list.items;
}

interface Command {
  readonly title: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** A command, or an action that is an edit or has a command. */
interface Action {
  readonly title: string;
  readonly command?: string | Command;
  readonly arguments?: readonly unknown[];
  readonly edit?: object;
}

function run({ client }: Opened, { command, arguments: sent = [] }: Command) {
  return client.connection.sendRequest("workspace/executeCommand", { command, arguments: sent });
}

/** The commands that the server says it runs. */
function serverCommands({ client }: Opened): readonly string[] {
  const { executeCommandProvider } = client.initialized.capabilities;
  const provider: { commands?: readonly string[] } = { ...Object(executeCommandProvider) };
  return provider.commands ?? [];
}

const wholeFile = {
  start: { line: 0, character: 0 },
  end: positionAt(yaml, yaml.length),
};

const codes = ["node-step-missing", "script-parameter-undeclared"];

const areAll = (found: readonly Diagnostic[]) =>
  codes.every((code) => found.some((it) => it.code === code));

/** Waits for the diagnostics, which come in two steps where a client can be asked to pull again: scripts are read meanwhile. */
async function diagnosticsCome({ client, folder }: Opened, profile: ClientProfile): Promise<void> {
  const uri = folder.uriOf("valohai.yaml");
  if (!profile.pulls) {
    await client.diagnosticsAs(uri, areAll);
    return;
  }
  const pull = async () => {
    const params = { textDocument: { uri } };
    const report = await client.connection.sendRequest<{ items: Diagnostic[] }>(
      "textDocument/diagnostic",
      params,
    );
    return report.items;
  };
  let found = await pull();
  for (let tries = 0; tries < 1000 && !areAll(found); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    found = await pull();
  }
  assert.ok(areAll(found), found.map((it) => it.code).join());
}

interface Edits {
  readonly changes?: { readonly [uri: string]: readonly object[] };
  readonly documentChanges?: readonly { readonly textDocument: { readonly uri: string } }[];
  readonly changeAnnotations?: object;
}

for (const profile of clientProfiles) {
  test(`${profile.name} is served in the forms that it announces`, async (t) => {
    const opened = await openProject(t, profile);

    await t.test("diagnostics come, also those about scripts", () =>
      diagnosticsCome(opened, profile),
    );

    await t.test("hovers have the format that it shows", async () => {
      const hover = await ask<{ contents: { kind: string; value: string } }>(
        opened,
        "hover",
        "train\n    type",
      );
      assert.equal(hover.contents.kind, profile.hover);
      assert.equal(/[*`]/.test(hover.contents.value), profile.hover === "markdown");
      assert.match(hover.contents.value, /^\W*step\W* \W?train/);
    });

    await t.test("completions have its formats and kinds, and no command", async () => {
      const types = await completionsAt(opened, "execution, step");
      const highest = Math.max(...types.map((it) => it.kind));
      assert.equal(highest > 18, profile.completionKinds === "all");
      // VS Code is asked to open the list again after some of these.
      const keys = await completionsAt(opened, "step: trian");
      assert.ok(keys.some((it) => it.label === "step"));
      assert.deepEqual(
        [...types, ...keys].filter((it) => it.command !== undefined),
        [],
      );
      const item = await opened.client.connection.sendRequest<{ documentation: { kind: string } }>(
        "completionItem/resolve",
        keys.find((it) => it.label === "step"),
      );
      assert.equal(item.documentation.kind, profile.documentation);
    });

    await t.test(
      "each lens does something, and what has no lens has a hint",
      { skip: shownAsFiles },
      async () => {
        const lenses = await ask<{ command: Command }[]>(opened, "codeLens", "");
        const hints = await ask<object[]>(opened, "inlayHint", "", { range: wholeFile });
        assert.equal(lenses.length > 0, profile.shows);
        // What a task in no pipeline would run cannot be shown, so its lens would do nothing.
        assert.equal(hints.length, profile.lenses && profile.shows ? 1 : 3);
        for (const { command } of lenses) {
          assert.ok(serverCommands(opened).includes(command.command), command.command);
          assert.equal(await run(opened, command), null);
          assert.match(
            opened.shown.pop() ?? "",
            /^all \/ one: 3 executions .*\n[\s\S]*rate=0\.3\n/,
          );
        }
      },
    );

    await t.test(
      "actions are such as it runs, and show what a pipeline will run",
      { skip: shownAsFiles },
      async () => {
        const start = positionAt(yaml, yaml.indexOf("trian"));
        const actions = await ask<Action[]>(opened, "codeAction", "", {
          range: { start, end: start },
          context: { diagnostics: [] },
        });
        const fix = actions.find((it) => it.title === 'Change to "train"');
        assert.equal(fix !== undefined, profile.actions !== "none");
        assert.equal(fix !== undefined && "edit" in fix, profile.actions === "literals");
        const commands = actions.flatMap((it): readonly Command[] => {
          if (typeof it.command === "string") return [{ ...it, command: it.command }];
          return it.command ? [it.command] : [];
        });
        for (const it of commands)
          assert.ok(serverCommands(opened).includes(it.command), it.command);
        const change = commands.find((it) => it.title === fix?.title);
        if (change) await run(opened, change);
        assert.equal(opened.edits.length, profile.actions === "commands" ? 1 : 0);
        const plan = commands.find((it) => it.title === 'Show what pipeline "all" will run');
        assert.equal(plan !== undefined, profile.shows);
        if (!plan) return;
        assert.equal(await run(opened, plan), null);
        assert.match(opened.shown.pop() ?? "", /^all: an unknown number|^all: \d+ executions/);
      },
    );

    await t.test("a rename is prepared only where it asks for that", () => {
      const { renameProvider } = opened.client.initialized.capabilities;
      const asks = JSON.stringify(profile.capabilities).includes('"prepareSupport":true');
      assert.deepEqual(renameProvider, asks ? { prepareProvider: true } : true);
    });

    await t.test("a rename brings the edits of scripts that it opens in its form", async () => {
      await opened.client.connection.sendNotification("textDocument/didOpen", {
        textDocument: {
          uri: opened.folder.uriOf("train.py"),
          languageId: "python",
          version: 1,
          text: script,
        },
      });
      const edit = await ask<Edits>(opened, "rename", "rate, type", { newName: "speed" });
      const uris = edit.documentChanges?.map((it) => it.textDocument.uri);
      const files = (uris ?? Object.keys(edit.changes ?? {})).toSorted();
      const both = ["train.py", "valohai.yaml"].map((it) => opened.folder.uriOf(it));
      assert.deepEqual(files, both);
      assert.equal(edit.changes !== undefined, profile.rename === "changes");
      assert.equal(edit.changeAnnotations !== undefined, profile.rename === "annotated");
    });

    await t.test("symbols have kinds that it knows", async () => {
      const symbols = await ask<{ kind: number }[]>(opened, "documentSymbol", "");
      assert.ok(symbols.length >= 3);
      const highest = Math.max(...symbols.map((it) => it.kind));
      assert.equal(highest > 18, profile.symbolKinds === "all");
    });
  });
}
