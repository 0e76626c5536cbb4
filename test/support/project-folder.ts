import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";

/** A folder with files that is gone after the test. */
export interface ProjectFolder {
  readonly uri: string;
  uriOf(name: string): string;
  write(name: string, text: string): void;
  remove(name: string): void;
}

/** Makes a folder of files, by their paths below it. */
export function projectFolder(
  t: TestContext,
  files: { readonly [name: string]: string },
): ProjectFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "valohai-project-")));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    uri: pathToFileURL(folder).href,
    uriOf: (name) => pathToFileURL(path.join(folder, name)).href,
    write,
    remove: (name) => rmSync(path.join(folder, name)),
  };
}
