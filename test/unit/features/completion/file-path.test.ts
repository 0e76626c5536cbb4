import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import type { FolderEntry, Host } from "#core/document/host.ts";
import { complete } from "#core/features/completion/index.ts";
import { accept } from "../../../support/check-completion.ts";
import { markedText } from "../../../support/marked-text.ts";

const file = (name: string): FolderEntry => ({ name, kind: "file" });
const folder = (name: string): FolderEntry => ({ name, kind: "folder" });

const folders = new Map<string, readonly FolderEntry[]>([
  [
    "",
    [
      file("train.py"),
      file("README.md"),
      folder("src"),
      folder(".git"),
      folder("venv"),
      file("a b.py"),
    ],
  ],
  ["src", [file("model.py"), folder("data")]],
]);
const host: Host = { list: (path) => folders.get(path) ?? [] };

function check(source: string, expected: readonly string[], accepted?: string): void {
  const { text, cursor = 0 } = markedText(source);
  const offers = complete(createDocument(text), cursor, { host });
  const files = offers.filter((it) => it.kind === "file" || it.kind === "folder");
  assert.deepEqual(
    files.map((it) => it.label),
    expected,
  );
  const [first] = files;
  if (first && accepted !== undefined) assert.equal(accept(text, first), accepted);
}

const command = (text: string) => `- step:\n    name: a\n    command: ${text}\n`;
const all = ["a b.py", "train.py", "src/", "README.md"];

test("offers scripts, then folders, then other files after the name of a program", () => {
  check(command("python <|>"), all);
  check(command("python tr<|>"), all);
  check(command("<|>"), []);
  check(command("pyth<|>"), []);
  check(command("cd x && <|>"), []);
  check(command("cd x && ./<|>"), all);
  check(command("python --x<|>"), []);
});

test("goes on in a folder", () => {
  check(command("python ./src/<|>"), ["model.py", "data/"], command("python ./src/model.py"));
  check(
    command("python src/mo<|>.py {parameters}"),
    ["model.py", "data/"],
    command("python src/model.py {parameters}"),
  );
  check(command('["python src/<|>"]'), ["model.py", "data/"], command('["python src/model.py"]'));
  check(
    command("|\n      python src/<|>\n"),
    ["model.py", "data/"],
    command("|\n      python src/model.py\n"),
  );
});

test("offers files where a path is asked for", () => {
  const path = (text: string) =>
    `- endpoint:\n    name: a\n    files:\n      - name: m\n        path: ${text}\n`;
  check(path("<|>"), ["README.md", "src/", "a b.py", "train.py"], path("README.md"));
  check(path("src/<|>"), ["data/", "model.py"]);
});

test("offers no files where none can be seen", () => {
  const { text, cursor = 0 } = markedText(command("python ./<|>"));
  assert.deepEqual(complete(createDocument(text), cursor), []);
});
