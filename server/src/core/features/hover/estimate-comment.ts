import { lineColumns } from "#core/base/line-column.ts";
import { bullets, code, paragraphs, plain } from "#core/base/markdown.ts";
import { type SourceRange, shift, touches } from "#core/base/range.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import { estimateComments, estimatesIn, type OwnEstimate } from "#core/document/estimates-in.ts";
import type { Estimate } from "#core/model/estimate.ts";
import type { Figure } from "#core/simulation/estimate/figure.ts";
import { spanOf, times } from "#core/simulation/estimate/span.ts";
import { loadText } from "../exports/schedule-text.ts";
import {
  durationFigure,
  lengthText,
  parallelFigure,
  priceFigure,
  priceOfLength,
  sourceText,
} from "../exports/schedule-words.ts";
import { estimateHelp } from "./estimate-help.ts";
import { type EstimatedNode, estimatedNodes, type KnownBeside } from "./estimated-nodes.ts";
import type { Hoverer } from "./hoverer.ts";

/** Explains a comment that estimates time and cost, and says what follows from it for each node to which it applies. */
export const estimateCommentHoverer: Hoverer = {
  name: "estimate-comment",
  describe(document, offset, entered, estimates) {
    const placed = pieceAt(document, offset);
    if (!placed) return undefined;
    const { piece, start } = placed;
    const own = estimatesIn(piece).flatMap((it) => {
      const comment = it.estimate.comments.find((range) => touches(range, offset - start));
      return comment ? [{ owner: it, comment }] : [];
    })[0];
    if (own) {
      const { owner, comment } = own;
      const markdown = describeEstimate(document, { owner, start }, piece.text, {
        entered,
        estimates,
      });
      return { range: shift(comment, start), markdown };
    }
    const comment = estimateComments(piece).find((it) => touches(it, offset - start));
    return comment && { range: shift(comment, start), markdown: estimateHelp };
  },
};

interface PlacedEstimate {
  readonly owner: OwnEstimate;
  /** Where its piece begins. */
  readonly start: number;
}

function describeEstimate(
  document: Document,
  { owner, start }: PlacedEstimate,
  text: string,
  known: KnownBeside,
): string {
  const { kind, name, estimate } = owner;
  const lines = figureLines(estimate, text);
  if (lines.length === 0) return estimateHelp;
  const comments = estimate.comments.map((it) => shift(it, start));
  return paragraphs(
    `**Estimate** for ${kind}${name === undefined ? "" : ` ${code(name)}`}`,
    bullets(lines),
    nodesText(document, estimatedNodes(document, owner, comments, known)),
  );
}

function figureLines(
  { duration, parallel, price, unread }: Estimate,
  text: string,
): readonly string[] {
  const length = duration && spanOf(duration.value);
  const each = length && price && `, so one execution costs ${priceOfLength(length, price.value)}`;
  return [
    ...(length ? [`one execution takes ${lengthText(length)}`] : []),
    ...(parallel ? [`executions of one node: ${parallelFigure(parallel.value)}`] : []),
    ...(price ? [plain(`${priceFigure(price.value)}${each ?? ""}`)] : []),
    ...unread.map((it) => `not read: ${code(textAt(text, it))}`),
  ];
}

function textAt(text: string, { start, end }: SourceRange): string {
  return text.slice(start, end);
}

/** How many nodes are described; a step can have many. */
const maxNodes = 5;

function nodesText({ text }: Document, nodes: readonly EstimatedNode[]): string | undefined {
  if (nodes.length === 0) return "It counts for no node of a pipeline in this file.";
  const place = lineColumns(text);
  const lineOf = (offset: number) => place(offset).line;
  const shown = nodes.slice(0, maxNodes).map((it) => nodeLine(it, lineOf));
  const rest = nodes.length - shown.length;
  return bullets(rest > 0 ? [...shown, `and ${rest} more`] : shown);
}

/** What follows for a node, and where those of its figures come from that no comment gives. */
function nodeLine(
  { pipeline, scheduled }: EstimatedNode,
  lineOf: (offset: number) => number,
): string {
  const { node, waves, executions, figures } = scheduled;
  const { duration, parallel, price } = figures;
  const each = duration && waves && spanOf(duration.value);
  const facts = [
    loadText(scheduled),
    ...(each && waves ? [lengthText(times(each, waves.count))] : []),
    ...(each && price && executions ? [priceOfLength(each, price.value, executions)] : []),
  ];
  const elsewhere = <T>(figure: Figure<T> | undefined, textOf: (value: T) => string) =>
    figure && figure.source.kind !== "comment"
      ? [`${textOf(figure.value)}: ${sourceText(figure.source, lineOf)}`]
      : [];
  const others = [
    ...elsewhere(duration, durationFigure),
    ...elsewhere(parallel, parallelFigure),
    ...elsewhere(price, priceFigure),
  ];
  return `pipeline ${code(pipeline)}, node ${code(node)}: ${plain([facts.join(", "), ...others].join("; "))}`;
}
