import { shellQuote } from "#core/base/shell-text.ts";
import type { Document } from "#core/document/document.ts";
import { itemAt } from "#core/document/items-at.ts";
import { sourceOfPipeline } from "#core/document/pipeline-source.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { type EnteredMetadata, enteredFor } from "#core/document/run-counts.ts";
import type { Pipeline, PipelineNode } from "#core/model/config.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { variantsIn } from "../exported-variants.ts";
import { exportVh } from "./execution-lines.ts";
import { exportVhTask } from "./task-line.ts";
import { nameRemarks, type StartLine, startLineIn, vhLine } from "./vh-line.ts";

/** How `vh` starts the step, task, pipeline or node at an offset of the file; undefined where there is none with a name. */
export function startLineAt(
  document: Document,
  offset: number,
  entered?: EnteredMetadata,
): StartLine | undefined {
  const placed = itemAt(document, offset);
  const config = placed?.item.config;
  const name = config?.name?.value;
  if (!placed || !config || name === undefined || name === "") return undefined;
  switch (config.kind) {
    case "step":
      return itemLine("exec run", "step", name);
    case "task":
      return itemLine("task run", "task", name);
    case "pipeline":
      return nodeLine(document, placed, config, offset, entered) ?? pipelineLine(name);
    default:
      return undefined;
  }
}

function itemLine(
  command: "exec run" | "task run",
  kind: "step" | "task",
  name: string,
): StartLine {
  const line = vhLine({ command, own: [], name, step: [] }).trimEnd();
  return { line, remarks: nameRemarks(kind, name) };
}

function pipelineLine(name: string): StartLine {
  const words = ["vh", "pipeline", "run", ...(name.startsWith("-") ? ["--"] : []), name];
  return { line: words.map(shellQuote).join(" "), remarks: [] };
}

/** An execution node as an execution of its own, and a task node as its task; undefined for others. */
function nodeLine(
  document: Document,
  { start }: PlacedItem,
  config: Pipeline,
  offset: number,
  entered: EnteredMetadata | undefined,
): StartLine | undefined {
  const node = config.nodes.find(
    ({ range }) => range.start + start <= offset && offset <= range.end + start,
  );
  const name = node?.name?.value;
  if (!node || name === undefined) return undefined;
  const source = sourceOfPipeline(document, { config, start });
  const metadata = enteredFor(config, entered);
  const query = withSamples({ source, metadata, pipelineParameters: {} });
  return startLineIn(nodeTexts(node, fanOut({ ...query, node: name })));
}

function nodeTexts(node: PipelineNode, runs: ReturnType<typeof fanOut>): Iterable<string> {
  if (node.kind === "task") return exportVhTask(runs, [], { isPart: false, escapesFormulas: true });
  if (node.kind !== "execution") return [];
  return exportVh(runs, variantsIn(runs, { limit: 1n }));
}
