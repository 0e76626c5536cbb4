import { graphAround, largestWhole } from "#core/graph/graph-around.ts";
import { graphOf } from "#core/graph/pipeline-graph.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { graphMermaid } from "../exports/graph/graph-mermaid.ts";
import { pipelineLine } from "./plan-tool.ts";
import { defineTool } from "./tool.ts";
import { errorWarning, fileInput, fileOf, shownNames } from "./tool-file.ts";
import { ToolProblem } from "./tool-problem.ts";
import { missingMetadata, queryInput, toolQuery } from "./tool-query.ts";

/** Draws a pipeline as Mermaid. */
export const graphTool = defineTool({
  name: "valohai_graph",
  title: "Draw a Valohai Pipeline",
  description:
    "Draws a pipeline of a valohai.yaml as a Mermaid flowchart: its nodes, how often each runs, and what the edges between them carry. The answer is Mermaid code, to be shown to the user in a block of code with the language mermaid.",
  input: {
    ...fileInput,
    ...queryInput,
    around: {
      kind: "text",
      doc: `The name of a node: of a pipeline with more than ${largestWhole} nodes, only that one and those next to it are drawn.`,
    },
    showParameters: { kind: "flag", doc: "Draws the pipeline parameters as nodes, too." },
  },
  report({ file: wanted, around, showParameters, ...asked }, project) {
    const file = fileOf(project, wanted);
    const query = toolQuery(file, asked);
    const plan = planPipeline(query);
    const whole = graphOf(plan, query.source, { parameters: showParameters === true });
    const names = whole.nodes.map((it) => it.name);
    if (around !== undefined && !names.includes(around)) {
      throw new ToolProblem(`No node is named "${around}"; there are ${shownNames(names)}`);
    }
    const graph = around === undefined ? whole : graphAround(whole, around);
    const isLarge = around === undefined && names.length > largestWhole;
    return {
      lines: [
        `${comment}${plainComment(pipelineLine(file, query))}`,
        ...graphMermaid(graph).trimEnd().split("\n"),
      ],
      next: [
        ...(isLarge ? ['For a part of it, give the name of a node as "around".'] : []),
        ...errorWarning(file),
        ...missingMetadata(plan).map(plainComment),
      ],
      comment,
    };
  },
});

const comment = "%% ";

/** A comment of Mermaid in which no name is a directive, such as `%%{init}%%`. */
function plainComment(text: string): string {
  return text.replaceAll("%%", "% %");
}
