import type { Connection, DocumentLink, LocationLink } from "vscode-languageserver";
import { touches } from "#core/base/range.ts";
import { type Link, linksIn } from "#core/features/navigation/links.ts";
import { toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

/** Answers which words lead to web pages and to files of the workspace that exist. */
export function answerLinks(connection: Connection, workspace: Workspace): void {
  connection.onDocumentLinks(({ textDocument }) => {
    const at = workspace.snapshotOf(textDocument.uri);
    return at ? workspace.settled(() => toLspLinks(workspace, at)) : [];
  });
}

/** The start of the file that a word of a Valohai file links to; none where that file does not exist. */
export function fileLinkedAt(
  { files }: Workspace,
  { text, document }: Snapshot,
  offset: number,
): LocationLink[] {
  const link = linksIn(document).find((it) => touches(it.range, offset));
  if (link?.target.kind !== "file") return [];
  const uri = targetOf(link.target, (path) => files.resolve(text.uri, path));
  const start = { line: 0, character: 0 };
  const top = { start, end: start };
  const originSelectionRange = toLspRange(text, link.range);
  return uri === undefined
    ? []
    : [{ originSelectionRange, targetUri: uri, targetRange: top, targetSelectionRange: top }];
}

function toLspLinks({ files }: Workspace, { text, document }: Snapshot): DocumentLink[] {
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
