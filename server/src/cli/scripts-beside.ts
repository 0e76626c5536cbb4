import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { createProjectFiles } from "../files/project-files.ts";
import { createProjectScripts } from "../files/project-scripts.ts";

/** The scripts in the folder of a file. */
export function scriptsBeside(file: string): ProjectCode {
  const files = createProjectFiles();
  const { href } = pathToFileURL(path.resolve(file));
  files.setFolders([pathToFileURL(path.dirname(path.resolve(file))).href]);
  return createProjectScripts(files, () => undefined).codeFor(href);
}
