import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { lintConfigName } from "#core/features/diagnostics/lint-config-file.ts";
import type { ProjectFile } from "#core/features/rename/linked-places.ts";
import { type ProjectRename, renameInProject } from "#core/features/rename/project-rename.ts";
import { partsInScript, renameFromScript } from "#core/features/rename/rename-in-script.ts";
import { symbolAt } from "#core/names/symbol-at.ts";
import { codeOf, type Scripts } from "./check-code.ts";
import { dedent, markedText } from "./marked-text.ts";

/** Files of a project by path, one of them with the cursor; `obstacles` says why others cannot be read. */
export interface Project {
  readonly texts: Scripts;
  readonly obstacles?: Scripts;
  /** The path of the config of each file, by its path. */
  readonly configs?: { readonly [file: string]: string };
}

/** Expects the texts of the files that change when the thing at the cursor gets a new name. */
export function checkProjectRename(project: Project, newName: string, expected: Scripts): void {
  const { answer, texts } = renamed(project, newName);
  assert.ok(answer, "nothing is named at the cursor");
  assert.equal(answer.kind, "renamed", answer.kind === "refused" ? answer.message : "");
  if (answer.kind !== "renamed") return;
  const edited = [
    ...[...answer.files, ...answer.configs].map(({ file, edits }) => ({ path: file.uri, edits })),
    ...answer.scripts.map(({ file, edits }) => ({
      path: file.uri.slice("file:///".length),
      edits,
    })),
  ];
  const changed = edited.map(({ path, edits }) => [path, applyEdits(texts[path] ?? "", edits)]);
  const wanted = Object.entries(expected).map(([path, text]) => [path, dedent(text)]);
  assert.deepEqual(Object.fromEntries(changed), Object.fromEntries(wanted));
}

/** Expects that nothing is renamed, and why. */
export function checkProjectRefused(project: Project, newName: string, message: string): void {
  assert.deepEqual(renamed(project, newName).answer, { kind: "refused", message });
}

/** Expects that nothing of Valohai's is named at the cursor. */
export function checkNothingNamed(project: Project): void {
  assert.equal(renamed(project, "other").answer, undefined);
}

function renamed({ texts: marked, obstacles, configs = {} }: Project, newName: string) {
  const read = Object.entries(marked).map(([path, text]) => ({ path, ...markedText(text) }));
  const texts = Object.fromEntries(read.map(({ path, text }) => [path, text]));
  const code = codeOf(texts, obstacles);
  const configOf = (path: string | undefined) =>
    path === undefined ? undefined : { uri: path, text: texts[path] ?? "" };
  const files: readonly ProjectFile[] = read
    .filter(({ path }) => path.endsWith(".yaml") && !path.endsWith(lintConfigName))
    .map(({ path, text }) => {
      const config = configOf(configs[path]);
      return { uri: path, document: createDocument(text), code, config };
    });
  const start = read.find(({ cursor }) => cursor !== undefined);
  assert.ok(start?.cursor !== undefined, "no text has <|>");
  const { path, cursor } = start;
  const answer = path.endsWith(".yaml")
    ? renameInFile(files, path, cursor, newName)
    : renameFromScript(files, partsInScript(files, `file:///${path}`, cursor), newName);
  return { answer, texts };
}

function renameInFile(
  files: readonly ProjectFile[],
  path: string,
  offset: number,
  newName: string,
): ProjectRename | undefined {
  const file = files.find((it) => it.uri === path);
  const named = file && symbolAt(file.document, offset);
  return file && named && renameInProject(files, [{ file, named }], newName);
}
