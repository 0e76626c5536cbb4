/** A request as a client sends it. */
export interface SentRequest {
  readonly method: string;
  readonly params: object;
}

/** Every request that the server answers about a document, each asking about one place of it. */
export function everyRequest(uri: string): readonly SentRequest[] {
  const position = { line: 2, character: 12 };
  const range = { start: { line: 0, character: 0 }, end: position };
  return [
    ...byPosition.map((method) => ({ method, params: { textDocument: { uri }, position } })),
    ...byDocument.map((method) => ({ method, params: { textDocument: { uri } } })),
    ...byRange.map((method) => ({ method, params: { textDocument: { uri }, range } })),
    ...ownRequests(uri),
    {
      method: "textDocument/references",
      params: { textDocument: { uri }, position, context: { includeDeclaration: true } },
    },
    {
      method: "textDocument/rename",
      params: { textDocument: { uri }, position, newName: "other" },
    },
    {
      method: "textDocument/selectionRange",
      params: { textDocument: { uri }, positions: [position] },
    },
    {
      method: "textDocument/semanticTokens/full/delta",
      params: { textDocument: { uri }, previousResultId: "1" },
    },
    {
      method: "textDocument/codeAction",
      params: { textDocument: { uri }, range, context: { diagnostics: [] } },
    },
    { method: "workspace/symbol", params: { query: "" } },
    { method: "textDocument/formatting", params: { textDocument: { uri }, options } },
    { method: "textDocument/rangeFormatting", params: { textDocument: { uri }, range, options } },
    {
      method: "textDocument/onTypeFormatting",
      params: { textDocument: { uri }, position, ch: " ", options },
    },
  ];
}

const options = { tabSize: 2, insertSpaces: true };

const byPosition = [
  "textDocument/hover",
  "textDocument/completion",
  "textDocument/definition",
  "textDocument/typeDefinition",
  "textDocument/documentHighlight",
  "textDocument/prepareRename",
  "textDocument/prepareCallHierarchy",
  "textDocument/linkedEditingRange",
];

const byDocument = [
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/documentLink",
  "textDocument/semanticTokens/full",
  "textDocument/codeLens",
  "textDocument/diagnostic",
];

const byRange = ["textDocument/semanticTokens/range", "textDocument/inlayHint"];

function ownRequests(uri: string): readonly SentRequest[] {
  const named = { uri, pipeline: "p", node: "n" };
  return [
    { method: "valohai/taskNodes", params: { uri } },
    { method: "valohai/pipelineSource", params: named },
    { method: "valohai/pipelineGraph", params: { uri, offset: 12 } },
    {
      method: "valohai/graphChoices",
      params: { ...named, version: 1, question: { kind: "connect", node: "1:n", side: "source" } },
    },
    {
      method: "valohai/graphEdit",
      params: {
        ...named,
        version: 1,
        edit: { kind: "connect", source: "n.output.*", target: "m.input.x" },
      },
    },
    { method: "valohai/applyChanges", params: { ...named, changes: [] } },
    {
      method: "valohai/freezeVariants",
      params: { ...named, changes: [], metadata: {}, filters: [], order: undefined },
    },
    { method: "valohai/compareBase", params: { base: "earlier", text: "- step:\n    name: n\n" } },
    { method: "valohai/comparison", params: { uri, base: "earlier", pipeline: "p" } },
    { method: "valohai/createStep", params: { uri } },
  ];
}
