import type { CodeLens, Connection } from "vscode-languageserver";
import { touches } from "#core/base/range.ts";
import { type RunCount, runCounts } from "#core/document/run-counts.ts";
import { describeScriptAt } from "#core/features/hover/describe-script.ts";
import { hover } from "#core/features/hover/index.ts";
import { previewableNodes } from "#core/features/navigation/previewable-nodes.ts";
import { estimatesOf } from "../files/config-estimates.ts";
import { graphCommand, previewCommand } from "../protocol.ts";
import type { Client } from "./client-capabilities.ts";
import {
  fromLspRange,
  toLspCodeLens,
  toLspGraphLens,
  toLspHover,
  toLspInlayHint,
} from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import type { EnteredStore } from "./entered-metadata.ts";
import type { WatchLate } from "./late-answers.ts";
import { lintConfigHover } from "./lint-config.ts";
import type { ScriptFeatures } from "./scripts.ts";
import { canPreview } from "./server-commands.ts";
import type { Workspace } from "./workspace.ts";

/** Answers hovers, lenses and hints: look up, ask, convert. */
export function answerHoversAndLenses(
  connection: Connection,
  workspace: Workspace,
  client: Client,
  scripts: ScriptFeatures,
  entered: EnteredStore,
  watchLate: WatchLate,
): void {
  const { snapshotOf } = workspace;
  const { supports } = client;
  connection.onHover(({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    const config = workspace.lintConfigOf(textDocument.uri);
    if (config) return lintConfigHover(config, position, supports);
    if (!at) return scripts.hover(textDocument.uri, position);
    const { uri } = textDocument;
    return workspace.settled(() => {
      const offset = at.text.offsetAt(position);
      const code = workspace.codeFor(uri);
      const script = code && describeScriptAt(at.document, code, offset);
      const estimates = estimatesOf(workspace.files, uri);
      const found = script ?? hover(at.document, offset, entered.of(uri), estimates);
      return found ? toLspHover(at.text, found, supports.markdownHover) : null;
    });
  });
  connection.onCodeLens(({ textDocument }) => {
    if (!workspace.settings().codeLens) return [];
    const at = snapshotOf(textDocument.uri);
    if (!at) return watchLate(() => scripts.lenses(textDocument.uri));
    const counts = runCounts(at.document, entered.of(textDocument.uri));
    return [
      ...(client.commands.has(graphCommand) ? graphLenses(at) : []),
      ...counts.filter((it) => hasLens(it, client)).map((it) => toLspCodeLens(at.text, it)),
    ];
  });
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const at = snapshotOf(textDocument.uri);
    const { inlayHints, codeLens } = workspace.settings();
    if (!at || !inlayHints) return [];
    const shown = fromLspRange(at.text, range);
    const counts = runCounts(at.document, entered.of(textDocument.uri));
    const inRange = counts.filter((it) => touches(shown, it.range.end));
    const showsLenses = codeLens && client.supportsCodeLens;
    // A lens above the same name already shows it.
    const alone = inRange.filter((it) => !showsLenses || !hasLens(it, client));
    return alone.flatMap((it) => toLspInlayHint(at.text, it) ?? []);
  });
}

/** Only an editor with a preview of its own also shows a lens that does nothing. */
function hasLens({ preview }: RunCount, client: Client): boolean {
  return preview === undefined ? client.commands.has(previewCommand) : canPreview(client);
}

/** A link above each pipeline that has nodes. */
function graphLenses({ document, text }: Snapshot): CodeLens[] {
  const firsts = new Map(
    previewableNodes(document)
      .toReversed()
      .map((it) => [it.pipelineRange.start, it]),
  );
  return [...firsts.values()].map((it) => toLspGraphLens(text, it));
}
