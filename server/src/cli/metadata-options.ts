import { lineColumns } from "#core/base/line-column.ts";
import { suggest } from "#core/base/suggest.ts";
import type { Value } from "#core/base/value.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { PipelineSource } from "#core/model/source.ts";
import {
  createJsonLinesReader,
  createLogReader,
  type LogReader,
} from "#core/simulation/metadata/log-reader.ts";
import { detectFormat, readMetadata } from "#core/simulation/metadata/read-metadata.ts";
import {
  type Metadata,
  type MetadataFormat,
  type MetadataReading,
  metadataOf,
} from "#core/simulation/metadata/reading.ts";
import { type CliIo, UsageError } from "./cli-io.ts";

/** The options that name sources of metadata. */
export const metadataOptions = {
  metadata: { type: "string", multiple: true },
  log: { type: "string", multiple: true },
  jsonl: { type: "string", multiple: true },
  csv: { type: "string", multiple: true },
  summary: { type: "string", multiple: true },
  counter: { type: "string" },
  event: { type: "string", multiple: true },
} as const;

export interface MetadataValues {
  readonly metadata?: string[] | undefined;
  readonly log?: string[] | undefined;
  readonly jsonl?: string[] | undefined;
  readonly csv?: string[] | undefined;
  readonly summary?: string[] | undefined;
  readonly counter?: string | undefined;
  readonly event?: string[] | undefined;
}

/** The metadata that the command line gives. */
export interface GivenMetadata {
  readonly metadata: { readonly [node: string]: Metadata };
  /** The nodes whose whole output was read. */
  readonly complete: readonly string[];
}

/** Reads all sources of metadata; if several give a key, the last one counts. */
export function givenMetadata(
  values: MetadataValues,
  source: PipelineSource,
  io: CliIo,
): GivenMetadata {
  const byNode = new Map<string, Metadata>();
  const complete = new Set<string>();
  const chosen = chosenEvents(values.event ?? []);
  const add = (node: string, file: string, reading: MetadataReading) => {
    for (const { line, message } of reading.problems) {
      io.error(`${file}:${line}: ${message}\n`);
    }
    if (reading.format === "log" || reading.format === "json-lines") complete.add(node);
    byNode.set(node, { ...byNode.get(node), ...metadataOf(reading, chosen(node)) });
  };
  for (const argument of values.metadata ?? []) {
    for (const [node, metadata] of ofAllNodes(argument, source, io, add)) {
      noteUnknownNode(node, source, io);
      byNode.set(node, { ...byNode.get(node), ...metadata });
    }
  }
  const lists = [
    ["log", values.log],
    ["json-lines", values.jsonl],
    ["csv", values.csv],
    ["summary", values.summary],
  ] as const;
  for (const [format, list] of lists) {
    for (const argument of list ?? []) {
      const [node, file] = nodeAndFile(argument, optionOf[format], source);
      add(node, file, readingOf(file, format, values.counter, io));
    }
  }
  return { metadata: Object.fromEntries(byNode), complete: [...complete] };
}

function noteUnknownNode(node: string, source: PipelineSource, io: CliIo): void {
  const names = nodeNames(source);
  if (names.includes(node)) return;
  const { hint } = suggest(node, names);
  io.error(`The pipeline has no node "${node}", so its metadata is not used${hint}\n`);
}

type AddReading = (node: string, file: string, reading: MetadataReading) => void;

const optionOf: { readonly [format in Exclude<MetadataFormat, "json">]: string } = {
  log: "--log",
  "json-lines": "--jsonl",
  csv: "--csv",
  summary: "--summary",
};

function nodeAndFile(
  argument: string,
  option: string,
  source: PipelineSource,
): readonly [string, string] {
  const split = argument.indexOf("=");
  if (split < 1) {
    const what = option === "--log" ? "LOGFILE" : "FILE";
    throw new UsageError(`${option} takes NODE=${what}, not "${argument}"`);
  }
  const node = argument.slice(0, split);
  const names = nodeNames(source);
  if (!names.includes(node)) {
    throw new UsageError(`No node is named "${node}"${suggest(node, names).hint}`);
  }
  return [node, argument.slice(split + 1)];
}

function nodeNames(source: PipelineSource): readonly string[] {
  return source.pipeline.config.nodes.flatMap((it) => it.name?.value ?? []);
}

/** Logs are read in chunks, whatever their size; other formats are read as a whole. */
function readingOf(
  file: string,
  format: MetadataFormat | undefined,
  counter: string | undefined,
  io: CliIo,
): MetadataReading {
  if (format === "log") return streamed(file, createLogReader(), io);
  if (format === "json-lines") return streamed(file, createJsonLinesReader(), io);
  return readText(file, io.read(file), format, counter);
}

function streamed(file: string, reader: LogReader, io: CliIo): MetadataReading {
  for (const { text, share } of io.chunks(file)) {
    reader.push(text);
    io.progress(`Reading ${file}`, share);
  }
  return reader.finish();
}

function readText(
  file: string,
  text: string,
  format: MetadataFormat | undefined,
  counter: string | undefined,
): MetadataReading {
  const result = readMetadata(text, { format, fileName: file, counter });
  if (result.kind === "reading") return result.reading;
  const { line, column } = lineColumns(text)(result.problem.range.start);
  const place = `line ${line}, column ${column}`;
  throw new UsageError(`"${file}" cannot be read at ${place}: ${result.problem.message}`);
}

/** `--metadata` takes `{"<node>": {"<key>": value}}`, or any source of one node: named, or the only one there is. */
function ofAllNodes(
  argument: string,
  source: PipelineSource,
  io: CliIo,
  add: AddReading,
): readonly (readonly [string, Metadata])[] {
  const split = argument.indexOf("=");
  const node = split > 0 ? argument.slice(0, split) : "";
  if (nodeNames(source).includes(node)) {
    const file = argument.slice(split + 1);
    add(node, file, readingOf(file, undefined, undefined, io));
    return [];
  }
  const text = io.read(argument);
  const byNode = nodesIn(argument, text);
  if (typeof byNode !== "string") return byNode;
  const [only, ...others] = metadataNodes(source);
  const plain = detectFormat(text, argument) !== "json";
  if (only === undefined || others.length > 0 || !plain) throw new UsageError(byNode);
  const reading = readText(argument, text, undefined, undefined);
  if (reading.keys.length === 0) throw new UsageError(byNode);
  add(only, argument, reading);
  return [];
}

/** The nodes whose metadata edges read. */
function metadataNodes({ pipeline }: PipelineSource): readonly string[] {
  const nodes = pipeline.config.edges.flatMap(({ source }) =>
    source && socketTypeOf(source.type?.value) === "metadata" ? [source.node.value] : [],
  );
  return [...new Set(nodes)];
}

/** The metadata by node, or why the text does not contain it. */
function nodesIn(file: string, text: string): readonly (readonly [string, Metadata])[] | string {
  const result = parseJson(text.replace(/^\ufeff/, ""));
  if (result.kind === "problem") {
    const { line, column } = lineColumns(text)(result.problem.range.start);
    return `"${file}" is not JSON at line ${line}, column ${column}: ${result.problem.message}`;
  }
  const nodes = entriesOf(result.value);
  if (!nodes) return `"${file}" must hold {"<node>": {"<key>": value}}`;
  const odd = nodes.find(([, value]) => value.kind !== "object");
  if (odd) return `The metadata of "${odd[0]}" in "${file}" is not an object`;
  return nodes.map(([node, value]) => [node, Object.fromEntries(entriesOf(value) ?? [])]);
}

function entriesOf(value: Value): readonly (readonly [string, Value])[] | undefined {
  return value.kind === "object" ? value.entries : undefined;
}

/** `--event NODE.KEY=N` takes the n-th value of a key in place of the last. */
function chosenEvents(events: readonly string[]) {
  const chosen = events.map((text) => {
    const match = /^([^.]+)\.(.+)=(\d+)$/.exec(text);
    const [, node = "", key = "", nth = ""] = match ?? [];
    if (!match) throw new UsageError(`--event takes NODE.KEY=N, not "${text}"`);
    return { node, key, nth: Number(nth) };
  });
  return (node: string) =>
    Object.fromEntries(chosen.filter((it) => it.node === node).map((it) => [it.key, it.nth]));
}
