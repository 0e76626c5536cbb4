import { parseArgs } from "node:util";
import { visibleText } from "#core/base/visible-text.ts";
import { graphFormats, graphTexts } from "#core/features/exports/graph/export-graph.ts";
import { endMark, startMark, withMarkedBlock } from "#core/features/exports/graph/marked-block.ts";
import { collapsedGraph } from "#core/graph/collapsed-graph.ts";
import type { Graph } from "#core/graph/graph.ts";
import { graphOf } from "#core/graph/pipeline-graph.ts";
import { prefixGroups } from "#core/graph/prefix-groups.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { asMisuse, formatNamed } from "./options.ts";
import { queryOf, queryOptions } from "./query-options.ts";

/** The options of `graph`. */
export const graphOptions = {
  ...queryOptions,
  format: { type: "string" },
  "show-parameters": { type: "boolean" },
  collapse: { type: "boolean" },
  output: { type: "string" },
  write: { type: "string" },
  check: { type: "boolean" },
} as const;

/** Draws a pipeline; status 1 when `--check` finds a graph in a Markdown file that is not up to date. */
export async function graph(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: graphOptions, allowPositionals: true }),
  );
  const { write, output } = values;
  if (values.check && write === undefined) throw new UsageError("--check needs --write FILE");
  if (write !== undefined && (output !== undefined || values.format !== undefined)) {
    throw new UsageError(
      "--write writes Mermaid into a Markdown file; give no --format or --output",
    );
  }
  const format = formatNamed(values.format ?? "text", graphFormats);
  const query = queryOf(values, positionals, io);
  const parameters = values["show-parameters"] === true;
  const whole = graphOf(planPipeline(query), query.source, { parameters });
  const prefixes = values.collapse === true ? prefixGroups(whole).map((it) => it.prefix) : [];
  const drawn = collapsedGraph(whole, prefixes);
  if (write !== undefined) return writeInto(write, drawn, values.check === true, io);
  const text = await textOf(drawn, format);
  const sink = io.open(output ?? "-");
  try {
    sink.write(text);
    sink.close();
  } finally {
    sink.abandon();
  }
  return 0;
}

type Format = (typeof graphFormats)[number];

/** Places are found for pictures only. */
async function textOf(drawn: Graph, format: Format): Promise<string> {
  if (format !== "svg") return graphTexts[format](drawn);
  const { layout } = await import("#core/graph/graph-layout.ts");
  const { graphSvg } = await import("#core/features/exports/graph/graph-svg.ts");
  return graphSvg(drawn, layout(drawn));
}

/** Brings the graph in a Markdown file up to date, or prints what would change. */
async function writeInto(file: string, drawn: Graph, isCheck: boolean, io: CliIo): Promise<number> {
  const { text: before, badByte } = io.decode(file);
  if (badByte) throw new UsageError(`"${file}" is not UTF-8, so nothing is written into it`);
  const pipeline = visibleText(drawn.pipeline);
  const marked = withMarkedBlock(before, pipeline, graphTexts.markdown(drawn));
  if (marked.kind === "missing") {
    const marks = `"${startMark(pipeline)}" and "${endMark}"`;
    throw new UsageError(
      `"${file}" has no place for the graph: write ${marks} on lines of their own`,
    );
  }
  if (marked.kind === "open") {
    throw new UsageError(
      `"${file}", line ${marked.line}: "${endMark}" is missing after this comment`,
    );
  }
  if (marked.text === before) return 0;
  if (!isCheck) {
    io.write(file, marked.text, before);
    io.error(`${file}: written\n`);
    return 0;
  }
  const { patchName, patchOf } = await import("./patch.ts");
  io.out(patchOf(patchName(file), before, marked.text));
  return 1;
}
