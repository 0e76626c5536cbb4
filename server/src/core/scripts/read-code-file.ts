import { readNotebook } from "#core/python/notebook.ts";
import { readScript } from "#core/python/script.ts";
import type { CodeFile } from "./code-files.ts";

/** Reads a file of a project by its extension: Python, or a notebook as the program of its cells. */
export function readCodeFile(uri: string, text: string): CodeFile {
  if (uri.endsWith(".py")) return { uri, text, script: readScript(text) };
  const notebook = uri.endsWith(".ipynb") ? readNotebook(text) : undefined;
  if (!notebook) return { uri, text, script: undefined };
  const script = readScript(notebook.program);
  const importsOtherwise = script.importsOtherwise || notebook.startsOther;
  return { uri, text, script: { ...script, importsOtherwise }, place: notebook.place };
}
