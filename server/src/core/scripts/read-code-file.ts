import type { Steps } from "#core/base/steps.ts";
import { readNotebook } from "#core/python/notebook.ts";
import { scriptInSteps } from "#core/python/script.ts";
import type { CodeFile } from "./code-files.ts";

/** Reads a file of a project by its extension, in steps: Python, or a notebook as the program of its cells. */
export function* readCodeFile(uri: string, text: string): Steps<CodeFile> {
  if (uri.endsWith(".py")) return { uri, text, script: yield* scriptInSteps(text) };
  const notebook = uri.endsWith(".ipynb") ? readNotebook(text) : undefined;
  if (!notebook) return { uri, text, script: undefined };
  const script = yield* scriptInSteps(notebook.program);
  const importsOtherwise = script.importsOtherwise || notebook.startsOther;
  return { uri, text, script: { ...script, importsOtherwise }, place: notebook.place };
}
