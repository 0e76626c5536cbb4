import { stringValue, type Value } from "#core/base/value.ts";
import type { Document } from "#core/document/document.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { documentOf } from "./document-of.ts";
import { givenMetadata, type MetadataValues, metadataOptions } from "./metadata-options.ts";
import { selectPipeline } from "./select-node.ts";

/** The options that give `variants` and `plan` what is known from outside the file. */
export const queryOptions = {
  pipeline: { type: "string" },
  parameter: { type: "string", multiple: true },
  ...metadataOptions,
} as const;

export interface QueryValues extends MetadataValues {
  readonly pipeline?: string | undefined;
  readonly parameter?: string[] | undefined;
  readonly runs?: string[] | undefined;
}

/** What the shell makes of a pattern without quotes is several files after one option. */
const runsHint = 'with "--runs" before each file of earlier runs, or before a pattern in quotes';

/** The question that the command line asks of one file. */
export function queryOf(
  values: QueryValues,
  positionals: readonly string[],
  io: CliIo,
): PipelineQuery {
  return fileQuery(values, positionals, io).query;
}

/** A question, with the file that it is asked of. */
export interface FileQuery {
  readonly file: string;
  readonly document: Document;
  readonly query: PipelineQuery;
}

/** The same with the file. */
export function fileQuery(
  values: QueryValues,
  positionals: readonly string[],
  io: CliIo,
): FileQuery {
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    const hint = others.length > 0 && values.runs ? `, ${runsHint}` : "";
    throw new UsageError(`Exactly one file is needed${hint}`);
  }
  const document = documentOf(file, io.decode(file), io);
  const source = selectPipeline(document, values.pipeline);
  const { metadata, complete } = givenMetadata(values, source, io);
  const pipelineParameters = Object.fromEntries((values.parameter ?? []).map(parameterOf));
  const known = source.pipeline.config.parameters.map((it) => it.name?.value);
  for (const name of Object.keys(pipelineParameters)) {
    if (!known.includes(name)) {
      io.error(`The pipeline has no parameter "${name}", so its value is not used\n`);
    }
  }
  const query = withSamples({ source, metadata, complete, pipelineParameters });
  return { file, document, query };
}

/** `NAME=VALUE`, where the value is read as JSON if it is JSON, and else as text. */
function parameterOf(text: string): readonly [string, Value] {
  const split = text.indexOf("=");
  if (split < 1) throw new UsageError(`--parameter takes NAME=VALUE, not "${text}"`);
  const written = text.slice(split + 1);
  const result = parseJson(written);
  return [text.slice(0, split), result.kind === "value" ? result.value : stringValue(written)];
}
