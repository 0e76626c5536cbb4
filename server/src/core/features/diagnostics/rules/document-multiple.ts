import type { PieceRule } from "../rule.ts";

/** The file holds several YAML documents. */
export const documentMultiple: PieceRule = {
  code: "document-multiple",
  severity: "error",
  summary:
    "A line of three dashes starts another YAML document. A valohai.yaml must be a single document; otherwise Valohai rejects the file.",
  scope: "piece",
  find({ roots, text }, report) {
    const [first, ...others] = roots;
    if (!first || others.length === 0) return;
    let at = Math.max(0, first.range.end - 1);
    for (const _ of others) {
      const marker = markerAfter(text, at);
      if (marker === undefined) return;
      report({ start: marker, end: marker + 3 });
      at = marker + 3;
    }
  },
  message: () => "Another YAML document begins here, but a file holds only one; remove this line",
  fix: (_found, problem, document) => [
    {
      kind: "remove",
      title: "Remove the line",
      edits: [
        {
          range: {
            start: problem.range.start,
            end: lineAfter(document.text, problem.range.end),
          },
          newText: "",
        },
      ],
    },
  ],
};

/** Where the next line of three dashes starts; a line of three dots ends a document, too. */
function markerAfter(text: string, from: number): number | undefined {
  const rest = text.slice(from);
  const match = /^---(?=\s|$)/m.exec(rest) ?? /^\.\.\.(?=\s+[^\s.])/m.exec(rest);
  return match ? from + match.index : undefined;
}

function lineAfter(text: string, from: number): number {
  const rest = /^[ \t]*\r?\n?/.exec(text.slice(from));
  return from + (rest?.[0].length ?? 0);
}
