import { oncePer } from "#core/base/once-per.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { ItemConfig } from "#core/model/config.ts";
import type { Estimate } from "#core/model/estimate.ts";
import type { Piece } from "#core/model/piece.ts";
import { commentRanges } from "./comments.ts";

/** What comments estimate, and for what. */
export interface OwnEstimate {
  readonly kind: "step" | "task" | "node";
  /** Undefined where it has no name. */
  readonly name: string | undefined;
  /** Its ranges count from the start of the piece. */
  readonly estimate: Estimate;
}

/** What the comments of a piece estimate for its steps, tasks and nodes, in text order. */
export const estimatesIn = oncePer((piece: Piece): readonly OwnEstimate[] =>
  piece.text.includes("valohai-estimate:")
    ? piece.items.flatMap(({ config }) => (config ? estimatesOf(config) : []))
    : none,
);

const none: readonly OwnEstimate[] = [];

function estimatesOf(config: ItemConfig): readonly OwnEstimate[] {
  switch (config.kind) {
    case "step":
    case "task": {
      const { kind, name, estimate } = config;
      return estimate ? [{ kind, name: name?.value, estimate }] : [];
    }
    case "pipeline":
      return config.nodes.flatMap(({ name, estimate }) =>
        estimate ? [{ kind: "node" as const, name: name?.value, estimate }] : [],
      );
    default:
      return [];
  }
}

/** The comments of a piece that begin as an estimate does, as they are written, in ranges of the piece. */
export function estimateComments(piece: Piece): readonly SourceRange[] {
  if (!piece.text.includes("valohai-estimate")) return [];
  return commentRanges(piece).filter((it) =>
    /^#[ \t]*valohai-estimates?(?![\w-])/.test(piece.text.slice(it.start, it.end)),
  );
}
