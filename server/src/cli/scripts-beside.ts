import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { FileStore } from "../files/file-store.ts";
import { nodeFileSystem } from "../files/node-file-system.ts";
import { createProjectFiles } from "../files/project-files.ts";
import { createProjectScripts } from "../files/project-scripts.ts";
import { Reads } from "../files/reads.ts";
import { canonicalUri, parentUri } from "../files/uris.ts";

/** In milliseconds: whoever runs a command can wait for a slow disk. */
const patience = 600_000;

/** The answer of a computation that uses the scripts in the folder of a file. */
export async function withScriptsBeside<T>(
  file: string,
  compute: (code: ProjectCode) => T,
): Promise<T> {
  const uri = canonicalUri(pathToFileURL(path.resolve(file)).href);
  const root = parentUri(uri);
  const store = new FileStore({ fileSystem: nodeFileSystem() });
  const files = createProjectFiles(store);
  files.setFolders([root]);
  const scripts = createProjectScripts(files);
  const codes = scripts.stepCodes();
  // Every step that starts a script asks for it, so the first round of the computation has it.
  await store.complete(() => store.entries({ uri: root, root }), patience);
  return store.complete(() => compute(scripts.codeFor(uri, codes, new Reads())), patience);
}
