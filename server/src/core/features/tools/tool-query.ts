import { printedWord } from "#core/base/terminal-text.ts";
import type { Value } from "#core/base/value.ts";
import { choosePipeline } from "#core/document/choose-pipeline.ts";
import { enteredFor } from "#core/document/run-counts.ts";
import { namesOf } from "#core/model/signature.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { printedByNode } from "#core/scripts/printed-values.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { PipelinePlan, PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
import { mayBringList } from "#core/simulation/plan/waits-for.ts";
import type { ToolFile } from "./tool.ts";
import { shownNames } from "./tool-file.ts";
import type { InputProperties, InputValues } from "./tool-input.ts";
import { ToolProblem } from "./tool-problem.ts";

/** The input of every tool that asks what a pipeline runs. */
export const queryInput = {
  pipeline: {
    kind: "text",
    doc: "The name of the pipeline. It can be left out if the file has only one.",
  },
  metadata: {
    kind: "values",
    doc: 'What nodes will print as metadata, by node and key, for example {"preprocess": {"storeids": [1, 2, 3]}}. Lists decide how often task nodes run.',
  },
  parameters: {
    kind: "values",
    doc: "Values for pipeline parameters, by name.",
  },
} as const satisfies InputProperties;

/** The pipeline that is meant, with what is given from outside the file. Throws `ToolProblem`. */
export function toolQuery(
  file: ToolFile,
  { pipeline, metadata, parameters }: InputValues<typeof queryInput>,
): PipelineQuery {
  const chosen = choosePipeline(file.document, '"pipeline"', pipeline);
  if ("problem" in chosen) throw new ToolProblem(chosen.problem);
  const source = withPrinted(file, chosen.source);
  const entered = enteredFor(source.pipeline.config, file.entered);
  const given = Object.fromEntries((metadata?.entries ?? []).map(metadataOfNode));
  checkNames("node", Object.keys(given), namesOf(source.pipeline.config.nodes));
  const pipelineParameters = Object.fromEntries(parameters?.entries ?? []);
  checkNames(
    "pipeline parameter",
    Object.keys(pipelineParameters),
    namesOf(source.pipeline.config.parameters),
  );
  return withSamples({ source, metadata: { ...entered, ...given }, pipelineParameters });
}

/** With what its scripts print where they always print the same. */
function withPrinted({ document, code }: ToolFile, source: PipelineSource): PipelineSource {
  return code ? { ...source, printed: printedByNode(document, code, source) } : source;
}

function metadataOfNode([node, value]: readonly [string, Value]) {
  if (value.kind === "object") return [node, Object.fromEntries(value.entries)] as const;
  throw new ToolProblem(
    `The metadata of "${node}" is an object, such as {"${node}": {"key": [1, 2]}}`,
  );
}

function checkNames(noun: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((it) => !known.includes(it));
  if (unknown === undefined) return;
  const list = known.length > 0 ? `there are ${shownNames(known)}` : "it has none";
  throw new ToolProblem(`The pipeline has no ${noun} "${unknown}"; ${list}`);
}

/** Which metadata would say how often the nodes run, as an example to give; none where all is known. */
export function missingMetadata({ nodes }: PipelinePlan): readonly string[] {
  const sockets = nodes.flatMap((node) =>
    node.inflows.filter((it) => mayBringList(node, it)).map((it) => it.source),
  );
  if (sockets.length === 0) return [];
  const byNode: { [node: string]: { [key: string]: readonly number[] } } = {};
  for (const socket of sockets) {
    const [node = "", , ...key] = socket.split(".");
    byNode[node] = { ...byNode[node], [key.join(".")]: [1, 2] };
  }
  const example = printedWord(JSON.stringify(byNode));
  return [
    `The number of executions depends on metadata. To try values, give "metadata": ${example}`,
  ];
}
