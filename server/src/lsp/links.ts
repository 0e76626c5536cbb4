import type { Connection, DocumentLink } from "vscode-languageserver";
import { type Link, linksIn } from "../core/features/links.ts";
import { toLspRange } from "./convert.ts";
import type { DiagnosticSource } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";

/** Answers which words lead to web pages and to files of the workspace that exist. */
export function answerLinks(connection: Connection, source: DiagnosticSource): void {
  connection.onDocumentLinks(({ textDocument }) => {
    const at = source.snapshotOf(textDocument.uri);
    return at ? toLspLinks(source, at) : [];
  });
}

function toLspLinks({ files }: DiagnosticSource, { text, document }: Snapshot): DocumentLink[] {
  const resolved = new Map<string, string | undefined>();
  const fileOf = (path: string) => {
    if (!resolved.has(path)) resolved.set(path, files.resolve(text.uri, path));
    return resolved.get(path);
  };
  return linksIn(document).flatMap(({ range, target }) => {
    const uri = targetOf(target, fileOf);
    return uri === undefined ? [] : { range: toLspRange(text, range), target: uri };
  });
}

function targetOf(
  target: Link["target"],
  fileOf: (path: string) => string | undefined,
): string | undefined {
  if (target.kind === "url") return target.url;
  for (const path of target.paths) {
    const uri = fileOf(path);
    if (uri !== undefined) return uri;
  }
  return undefined;
}
