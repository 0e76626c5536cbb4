import { parseArgs } from "node:util";
import { closest } from "../core/base/closest.ts";
import { stringValue, type Value } from "../core/base/value.ts";
import { createDocument, type Document } from "../core/features/document.ts";
import { pipelineSource } from "../core/features/pipeline-source.ts";
import { parseJson } from "../core/model/json.ts";
import type { PipelineSource } from "../core/model/source.ts";
import { fanOut, variantAt } from "../core/simulation/fan-out.ts";
import type { Metadata } from "../core/simulation/metadata/reading.ts";
import { metadataFromLog } from "../core/simulation/metadata/typed.ts";
import type { FanOut, FanOutQuery, Variant } from "../core/simulation/variant.ts";
import { asMisuse } from "./options.ts";
import { Misuse, type Outlet } from "./outlet.ts";
import { renderVariantsJson, renderVariantsText } from "./render-variants.ts";

const variantsOptions = {
  pipeline: { type: "string" },
  node: { type: "string" },
  metadata: { type: "string" },
  log: { type: "string", multiple: true },
  parameter: { type: "string", multiple: true },
  limit: { type: "string" },
  json: { type: "boolean" },
} as const;

/** How many variants are listed unless the command line says otherwise. */
const usualLimit = 1000;

/** Lists the executions that a node of a pipeline will create; status 1 when they cannot all be run. */
export function variants(args: readonly string[], outlet: Outlet): number {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: variantsOptions, allowPositionals: true }),
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Misuse("Exactly one file is needed");
  const limit = limitOf(values.limit);
  const document = createDocument(outlet.read(file));
  const source = sourceOf(document, values.pipeline);
  const query: FanOutQuery = {
    source,
    node: nodeOf(source, values.node),
    metadata: metadataOf(values.metadata, values.log ?? [], outlet),
    pipelineParameters: Object.fromEntries((values.parameter ?? []).map(parameterOf)),
  };
  const result = fanOut(query);
  const listed = firstVariants(result, limit);
  const render = values.json ? renderVariantsJson : renderVariantsText;
  outlet.out(render(result, listed));
  return result.notes.some((it) => it.severity === "error") ? 1 : 0;
}

function firstVariants(result: FanOut, limit: number): readonly Variant[] {
  if (!result.predictable || result.count === undefined) return [];
  const amount = result.count < BigInt(limit) ? Number(result.count) : limit;
  return Array.from({ length: amount }, (_, index) => variantAt(result, BigInt(index)));
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return usualLimit;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Misuse(`--limit takes a whole number, not "${text}"`);
}

function sourceOf(document: Document, wanted: string | undefined): PipelineSource {
  const names = document.names.names("pipeline");
  const name = chosen("pipeline", "--pipeline", wanted, names);
  const source = pipelineSource(document, name);
  if (!source) throw new Misuse(`No pipeline is named "${name}"`);
  return source;
}

function nodeOf(source: PipelineSource, wanted: string | undefined): string {
  const nodes = source.pipeline.config.nodes.filter((it) => it.kind !== "deployment");
  const names = nodes.flatMap((it) => it.name?.value ?? []);
  return chosen("node", "--node", wanted, names);
}

/** The name that was asked for, or the only one there is. */
function chosen(
  noun: string,
  option: string,
  wanted: string | undefined,
  names: readonly string[],
): string {
  const [only, ...others] = names;
  if (wanted === undefined) {
    if (only !== undefined && others.length === 0) return only;
    throw new Misuse(`${option} is missing; there are ${names.join(", ") || `no ${noun}s`}`);
  }
  if (names.includes(wanted)) return wanted;
  const near = closest(wanted, names);
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  throw new Misuse(`No ${noun} is named "${wanted}"${hint}`);
}

function metadataOf(
  file: string | undefined,
  logs: readonly string[],
  outlet: Outlet,
): FanOutQuery["metadata"] {
  const byNode = new Map<string, Metadata>(file === undefined ? [] : metadataIn(file, outlet));
  for (const log of logs) {
    const split = log.indexOf("=");
    if (split < 1) throw new Misuse(`--log takes NODE=LOGFILE, not "${log}"`);
    const node = log.slice(0, split);
    const printed = metadataFromLog(outlet.read(log.slice(split + 1)));
    byNode.set(node, { ...byNode.get(node), ...printed });
  }
  return Object.fromEntries(byNode);
}

function metadataIn(file: string, outlet: Outlet): readonly (readonly [string, Metadata])[] {
  const text = outlet.read(file);
  const result = parseJson(text);
  if (result.kind === "problem") {
    const line = text.slice(0, result.problem.range.start).split("\n").length;
    throw new Misuse(`"${file}" is not JSON at line ${line}: ${result.problem.message}`);
  }
  return entriesOf(result.value, `"${file}" holds {"<node>": {"<key>": value}}`).map(
    ([node, value]) => [
      node,
      Object.fromEntries(entriesOf(value, `The metadata of "${node}" is not an object`)),
    ],
  );
}

function entriesOf(value: Value, otherwise: string): readonly (readonly [string, Value])[] {
  if (value.kind !== "object") throw new Misuse(otherwise);
  return value.entries;
}

/** `NAME=VALUE`, where a value that is JSON counts as that and anything else as text. */
function parameterOf(text: string): readonly [string, Value] {
  const split = text.indexOf("=");
  if (split < 1) throw new Misuse(`--parameter takes NAME=VALUE, not "${text}"`);
  const written = text.slice(split + 1);
  const result = parseJson(written);
  return [text.slice(0, split), result.kind === "value" ? result.value : stringValue(written)];
}
