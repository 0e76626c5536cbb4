import { type Connection, type SemanticTokens, SemanticTokensBuilder } from "vscode-languageserver";
import type { SourceRange } from "#core/base/range.ts";
import {
  type SemanticTokenKind,
  semanticTokens,
} from "#core/features/navigation/semantic-tokens.ts";
import { fromLspRange, toLspColumn } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { modifiers, types } from "./token-legend.ts";
import type { Workspace } from "./workspace.ts";

const typeOf: { readonly [K in SemanticTokenKind]: (typeof types)[number] } = {
  step: "class",
  task: "class",
  pipeline: "namespace",
  endpoint: "interface",
  deployment: "interface",
  node: "variable",
  "pipeline-parameter": "parameter",
  parameter: "parameter",
  input: "property",
  output: "property",
  "environment-variable": "variable",
  metadata: "enumMember",
  "endpoint-file": "property",
  anchor: "label",
  "socket-type": "keyword",
  placeholder: "macro",
};

/** Answers requests for semantic tokens: all, those in a range, or the changes since the last answer. */
export function answerSemanticTokens(connection: Connection, { snapshotOf }: Workspace): void {
  // An open text is one object from its opening to its closing.
  const builders = new WeakMap<Snapshot["text"], SemanticTokensBuilder>();
  const none: SemanticTokens = { data: [] };
  const { semanticTokens: requests } = connection.languages;
  requests.on(({ textDocument: { uri } }) => {
    const at = snapshotOf(uri);
    if (!at) return none;
    const builder = new SemanticTokensBuilder();
    builders.set(at.text, builder);
    return pushTokens(builder, at).build();
  });
  requests.onDelta(({ textDocument: { uri }, previousResultId }) => {
    const at = snapshotOf(uri);
    if (!at) return none;
    const builder = builders.get(at.text) ?? new SemanticTokensBuilder();
    builders.set(at.text, builder);
    builder.previousResult(previousResultId);
    return pushTokens(builder, at).buildEdits();
  });
  requests.onRange(({ textDocument, range }) => {
    const at = snapshotOf(textDocument.uri);
    if (!at) return none;
    return pushTokens(new SemanticTokensBuilder(), at, fromLspRange(at.text, range)).build();
  });
}

function pushTokens(
  builder: SemanticTokensBuilder,
  { text, document }: Snapshot,
  within?: SourceRange,
): SemanticTokensBuilder {
  for (const { start, tokens } of semanticTokens(document, within)) {
    const first = text.positionAt(start).line;
    for (const { line, character, length, kind, isDefinition } of tokens) {
      const column = toLspColumn(text, first + line, character);
      builder.push(
        first + line,
        column,
        toLspColumn(text, first + line, character + length) - column,
        types.indexOf(typeOf[kind]),
        modifiersOf(kind, isDefinition),
      );
    }
  }
  return builder;
}

function modifiersOf(kind: SemanticTokenKind, isDefinition: boolean): number {
  const readonly = kind === "environment-variable" ? 1 << modifiers.indexOf("readonly") : 0;
  return readonly | (isDefinition ? 1 << modifiers.indexOf("declaration") : 0);
}
