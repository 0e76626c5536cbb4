import type { CodeFile, CodeFiles } from "../../server/src/core/features/code/code-files.ts";
import {
  createProjectCode,
  type ProjectCode,
} from "../../server/src/core/features/code/project-code.ts";
import { diagnoseCode } from "../../server/src/core/features/diagnostics/diagnose-code.ts";
import { createDocument } from "../../server/src/core/features/document.ts";
import { readScript } from "../../server/src/core/python/script.ts";
import { assertMarked } from "./check-diagnostics.ts";
import { markedText } from "./marked-text.ts";

/** The files of a project by path. */
export type Scripts = { readonly [path: string]: string };

/** A project of these files, in memory. */
export function codeOf(scripts: Scripts): ProjectCode {
  const files = new Map<string, CodeFile>(
    Object.entries(scripts).map(([path, text]) => [
      path,
      { uri: `file:///${path}`, text, script: path.endsWith(".py") ? readScript(text) : undefined },
    ]),
  );
  const code: CodeFiles = {
    script: (path) => files.get(path),
    siblings: () => [...files.keys()],
  };
  return createProjectCode(code);
}

/** Expects exactly the disagreements between file and scripts that the caret rows name. */
export function checkCode(scripts: Scripts, source: string): void {
  const marked = markedText(source);
  assertMarked(marked, diagnoseCode(createDocument(marked.text), codeOf(scripts)));
}
