import type { Connection } from "vscode-languageserver";
import { once } from "#core/base/once.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { runCounts } from "#core/document/run-counts.ts";
import { compareFiles, type FileComparison } from "#core/features/compare/compare-files.ts";
import { comparedPipeline } from "#core/features/compare/compared-pipeline.ts";
import { comparisonLines, differenceCount } from "#core/features/compare/comparison-text.ts";
import { matchItems } from "#core/features/compare/match-items.ts";
import { executionsOf } from "#core/features/navigation/overview.ts";
import {
  type CompareBaseParams,
  type ComparisonParams,
  type ComparisonResult,
  compareBaseRequest,
  comparisonRequest,
  mostLines,
} from "../compare-protocol.ts";
import type { Snapshot } from "./documents.ts";
import type { EnteredStore } from "./entered-metadata.ts";
import { syntaxErrorOf } from "./preview.ts";
import type { Workspace } from "./workspace.ts";

/** An earlier version of a file, read when it is first compared with. */
type Base = () => Document;

/** Answers how open files differ from the texts that the client sends. */
export function answerComparison(
  connection: Connection,
  workspace: Workspace,
  entered: EnteredStore,
): void {
  const bases = new Map<string, Base>();
  connection.onRequest(compareBaseRequest, ({ base, text }: CompareBaseParams): null => {
    if (text === null) bases.delete(base);
    else
      bases.set(
        base,
        once(() => createDocument(text)),
      );
    return null;
  });
  connection.onRequest(
    comparisonRequest,
    async ({ uri, base, pipeline }: ComparisonParams): Promise<ComparisonResult | null> => {
      await workspace.scheduler.turn();
      const at = workspace.snapshotOf(uri);
      const before = bases.get(base)?.();
      if (!at || !before) return null;
      const pairs = matchItems(before, at.document);
      await workspace.scheduler.turn();
      const comparison = compareFiles(before, at.document, pairs);
      return {
        ...resultOf(before, at, comparison, entered),
        pipeline:
          pipeline === undefined
            ? undefined
            : comparedPipeline(before, pairs, comparison, pipeline),
      };
    },
  );
}

function resultOf(
  before: Document,
  { document, version, text }: Snapshot,
  comparison: FileComparison,
  entered: EnteredStore,
): Omit<ComparisonResult, "pipeline"> {
  const metadata = entered.of(text.uri);
  const executions = (of: Document) => executionsOf(of, runCounts(of, metadata))?.toString();
  const lines = comparisonLines(comparison);
  const changed = comparison.runs.find((it) => it.pipeline !== undefined);
  return {
    version,
    isPartial: [before, document].some((it) => syntaxErrorOf(it) !== undefined),
    before: executions(before),
    after: executions(document),
    ...movedIn(comparison),
    lines: lines.slice(0, mostLines),
    count: lines.length,
    differences: differenceCount(comparison),
    node:
      changed?.pipeline === undefined
        ? undefined
        : { pipeline: changed.pipeline, node: changed.name },
  };
}

/** How many executions of pipelines are new and how many are gone. */
function movedIn({ runs }: FileComparison): Pick<ComparisonResult, "added" | "removed"> {
  const ofPipelines = runs.filter((it) => it.pipeline !== undefined);
  const sum = (side: "before" | "after") =>
    ofPipelines.reduce((total: bigint | undefined, { runs: it }) => {
      const count = it[side];
      const isKnown = total !== undefined && count !== undefined && it.kept !== undefined;
      return isKnown ? total + count - it.kept : undefined;
    }, 0n);
  return { added: sum("after")?.toString(), removed: sum("before")?.toString() };
}
