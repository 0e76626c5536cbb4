import {
  type Connection,
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
} from "vscode-languageserver";
import { typeDefinition } from "#core/features/navigation/type-definition.ts";
import { type Definition, definition } from "#core/names/definition.ts";
import { references } from "#core/names/references.ts";
import { symbolAt } from "#core/names/symbol-at.ts";
import { NotLoaded } from "../files/unread.ts";
import type { Client } from "./client-capabilities.ts";
import { toLspLink, toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { fileLinkedAt } from "./links.ts";
import type { ScriptFeatures } from "./scripts.ts";
import type { Workspace } from "./workspace.ts";

/** Answers where names are defined and used: look up, ask, convert. */
export function answerNavigation(
  connection: Connection,
  workspace: Workspace,
  { supports }: Client,
  scripts: ScriptFeatures,
): void {
  const { snapshotOf } = workspace;
  connection.onDefinition(async ({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    if (!at) return scripts.definition(textDocument.uri, position);
    const offset = at.text.offsetAt(position);
    const found = definition(at.document, offset);
    if (found.length > 0) return toLspDefinitions(at, found, supports.definitionLinks);
    const inScripts = await placesOf(scripts, at, offset);
    if (inScripts.length > 0) return inScripts;
    const linked = await workspace.settled(() => fileLinkedAt(workspace, at, offset));
    return asLocations(linked, supports.definitionLinks);
  });
  connection.onTypeDefinition(({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    const found = at ? typeDefinition(at.document, at.text.offsetAt(position)) : [];
    return at ? toLspDefinitions(at, found, supports.typeDefinitionLinks) : [];
  });
  connection.onReferences(async ({ textDocument, position, context }) => {
    const at = snapshotOf(textDocument.uri);
    if (!at) return scripts.references(textDocument.uri, position, context.includeDeclaration);
    const found = references(at.document, at.text.offsetAt(position));
    const wanted = found.filter((it) => context.includeDeclaration || it.role === "reference");
    const inScripts = await placesOf(scripts, at, at.text.offsetAt(position));
    return [...wanted.map((it) => toLspLocation(at, it)), ...inScripts];
  });
  connection.onDocumentHighlight(({ textDocument, position }): DocumentHighlight[] => {
    const at = snapshotOf(textDocument.uri);
    const found = at ? references(at.document, at.text.offsetAt(position)) : [];
    return at
      ? found.map((it) => ({
          range: toLspRange(at.text, it.range),
          kind: it.role === "definition" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }))
      : [];
  });
}

/** Where scripts name what is at an offset, as far as they can be read. */
async function placesOf(scripts: ScriptFeatures, at: Snapshot, offset: number) {
  const found = symbolAt(at.document, offset);
  try {
    return found ? await scripts.placesOf(at, [found.symbol]) : [];
  } catch (error) {
    if (!(error instanceof NotLoaded)) throw error;
    return [];
  }
}

function toLspDefinitions(
  at: Snapshot,
  found: readonly Definition[],
  asLinks: boolean,
): LocationLink[] | Location[] {
  return asLinks
    ? found.map((it) => toLspLink(at.text, it))
    : found.map((it) => toLspLocation(at, it));
}

/** Links for clients that show what leads there, else their places alone. */
function asLocations(
  links: readonly LocationLink[],
  asLinks: boolean,
): LocationLink[] | Location[] {
  if (asLinks) return [...links];
  return links.map((it) => ({ uri: it.targetUri, range: it.targetSelectionRange }));
}

function toLspLocation({ text }: Snapshot, { range }: Pick<Definition, "range">): Location {
  return { uri: text.uri, range: toLspRange(text, range) };
}
