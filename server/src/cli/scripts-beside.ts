import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Document } from "#core/document/document.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { FileStore } from "../files/file-store.ts";
import { nodeFileSystem } from "../files/node-file-system.ts";
import { createProjectFiles } from "../files/project-files.ts";
import { createProjectScripts } from "../files/project-scripts.ts";
import { Reads } from "../files/reads.ts";
import { canonicalUri, parentUri } from "../files/uris.ts";

/** In milliseconds: whoever runs a command can wait for a slow disk. */
const patience = 600_000;

/** The answer of a computation that uses the scripts in the folder of the file that a document is. */
export async function withScriptsBeside<T>(
  file: string,
  { items }: Document,
  compute: (code: ProjectCode) => T,
): Promise<T> {
  const uri = canonicalUri(pathToFileURL(path.resolve(file)).href);
  const root = parentUri(uri);
  const store = new FileStore({ fileSystem: nodeFileSystem() });
  const files = createProjectFiles(store);
  files.setFolders([root]);
  const scripts = createProjectScripts(files);
  const codes = scripts.stepCodes();
  const codeFor = () => scripts.codeFor(uri, codes, new Reads());
  const now = store.now();
  // Every step that starts a script asks for the folder, and nothing else needs to be computed again when scripts arrive.
  await store.complete(() => store.entries({ uri: root, root }), patience, now);
  await store.complete(() => readSteps(items, codeFor()), patience, now);
  return store.complete(() => compute(codeFor()), patience, now);
}

function readSteps(items: Document["items"], code: ProjectCode): void {
  for (const { item } of items) code.ofItem(item);
}
