import { posix } from "node:path";
import { finish } from "#core/base/steps.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import type { CodeFile, CodeFiles } from "#core/scripts/code-files.ts";
import { createProjectCode, type ProjectCode } from "#core/scripts/project-code.ts";
import { readCodeFile } from "#core/scripts/read-code-file.ts";
import { assertMarked } from "./check-diagnostics.ts";
import { markedText } from "./marked-text.ts";

const { dirname } = posix;

/** The files of a project by path. */
export type Scripts = { readonly [path: string]: string };

/** A project of these files, in memory; `obstacles` says why others cannot be read. */
export function codeOf(scripts: Scripts, obstacles: Scripts = {}): ProjectCode {
  const files = new Map<string, CodeFile>(
    Object.entries(scripts).map(([path, text]) => [
      path,
      finish(readCodeFile(`file:///${path}`, text)),
    ]),
  );
  const code: CodeFiles = {
    script: (path) => files.get(path),
    obstacle: (path) => obstacles[path],
    siblings: (path) => [...files.keys()].filter((it) => dirname(it) === dirname(path)),
    isKnown: true,
  };
  return createProjectCode(code);
}

const codesOfScripts = new Set(rules.filter((it) => it.scope === "script").map((it) => it.code));

/** Where a document and its scripts disagree. */
export function disagreements(document: Document, code: ProjectCode): readonly PlacedProblem[] {
  return diagnose(document, code).filter((it) => codesOfScripts.has(it.code));
}

/** Expects exactly the disagreements between file and scripts that the caret rows name. */
export function checkCode(scripts: Scripts, source: string, obstacles: Scripts = {}): void {
  const marked = markedText(source);
  assertMarked(marked, disagreements(createDocument(marked.text), codeOf(scripts, obstacles)));
}
