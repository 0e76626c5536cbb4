import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Value } from "#core/base/value.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { type ExportFormat, exportVariants } from "#core/features/exports/export-variants.ts";
import type { Override, Step } from "#core/model/config.ts";
import { jsonText } from "#core/model/json-text.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { runsStep } from "#core/model/step-node.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";
import { sharedCorpus } from "./shared-corpus.ts";
import { shellLines } from "./shell-words.ts";
import type { VhAnswer } from "./vh-parser.ts";

/** The files of the project whose lines are compared, and those of the shared corpus where it is present. */
export const folder = "test/fixtures/vh";
export const corpus = path.join(sharedCorpus, "real");

/** The YAML files below a folder; none where it is not there. */
export function filesIn(root: string): readonly string[] {
  const names = existsSync(root) ? readdirSync(root, { recursive: true }) : [];
  return names.map((it) => path.join(root, String(it))).filter((it) => /\.ya?ml$/.test(it));
}

/** The pipelines of a file. */
export function sourcesOf(file: string): readonly PipelineSource[] {
  const document = createDocument(readFileSync(file, "utf8"));
  return document.items.flatMap(({ item: { config } }) =>
    config?.kind === "pipeline" ? (pipelineSource(document, config.name?.value ?? "") ?? []) : [],
  );
}

/** The fan-outs of the nodes that run a step. */
export function fanOutsOf(source: PipelineSource): readonly FanOut[] {
  const query = withSamples({ source, metadata: {}, pipelineParameters: {}, complete: [] });
  return source.pipeline.config.nodes.flatMap(({ kind, name }) =>
    kind === "execution" || kind === "task" ? fanOut({ ...query, node: name?.value ?? "" }) : [],
  );
}

/** The shell lines of an export, with their words and comments. */
export function linesOf(found: FanOut, format: ExportFormat, at = 0n) {
  return shellLines([...exportVariants(found, format, { offset: at, limit: 1n })].join(""));
}

/** A value as a word of a command line. */
export function wordOf(value: Value): string {
  if (value.kind === "date") return value.text;
  return value.kind === "string" ? value.value : jsonText(value);
}

/** What a line sends otherwise than shown, as a comment must name it. */
type Difference = string;

/** No value and an empty list are the same. */
export function isSame(sent: string | undefined, shown: string | undefined): boolean {
  const plain = (it: string | undefined) => (it === undefined || it === "[]" ? "null" : it);
  return plain(sent) === plain(shown);
}

/** How a comment names what differs. */
export const named = (kind: string, name: string): Difference => `${kind} "${visibleText(name)}"`;

/** The inputs that a line sends otherwise than shown. */
export function inputDifferences(found: FanOut, files: Variant["inputs"], answer: Sent) {
  const shown = new Map(files);
  const edges = new Map(found.template?.inputs.map((it) => [it.name, it.edges]));
  const names = new Set([...shown.keys(), ...answer.inputs.keys()]);
  return [...names].flatMap((name) => {
    const sent = answer.inputs.get(name) ?? [];
    const fed = (edges.get(name) ?? []).length > 0;
    return fed || JSON.stringify(sent) !== JSON.stringify(shown.get(name) ?? [])
      ? [named("input", name)]
      : [];
  });
}

/** The required parameters of the node's step that a line sends without a value; `sent` gives what it sends, as JSON. */
export function unsetParameters(found: FanOut, sent: (name: string) => string | undefined) {
  const step = stepOf(found);
  const parameters = new Map(step?.parameters.map((it) => [it.name?.value ?? "", it]));
  return [...parameters].flatMap(([name, { optional, type }]) =>
    !optional && type !== "flag" && isSame(sent(name), undefined) ? [named("parameter", name)] : [],
  );
}

function stepOf({ query, template }: FanOut): Step | undefined {
  return query.source.steps.find((it) => it.config.name?.value === template?.step)?.config;
}

type Sent = VhAnswer & { readonly kind: "sent" };

function overrideOf({ query, node }: FanOut): Override | undefined {
  const found = query.source.pipeline.config.nodes.find((it) => it.name?.value === node);
  return runsStep(found) ? found.override : undefined;
}

/** What is sent and what is shown; without the option the step's own counts, and `--no-autorestart` is not sent. */
function restarts(answer: Sent, override: Override | undefined, step: Step | undefined) {
  const own = step?.autorestart ? jsonText(step.autorestart.value) : "false";
  const shown = override?.autorestart ? jsonText(override.autorestart.value) : own;
  return [answer.own.has("autorestart") ? "true" : own, shown] as const;
}

/** What of the node itself a line sends otherwise than shown. */
export function nodeDifferences(found: FanOut, answer: Sent): readonly Difference[] {
  const override = overrideOf(found);
  const step = stepOf(found);
  const text = (it: Value | undefined) => (it && it.kind !== "null" ? wordOf(it) : undefined);
  const variables = new Map(
    [...(step?.environmentVariables ?? []), ...(override?.environmentVariables ?? [])].map((it) => [
      it.name?.value ?? "",
      text(it.default?.value),
    ]),
  );
  const edges = found.query.source.pipeline.config.edges.flatMap(({ target }) =>
    target?.node.value === found.node && target.type?.value === "environment-variable"
      ? [target.key?.value ?? ""]
      : [],
  );
  const commands = step?.commands.map((it) => it.value);
  const own = (name: string) => answer.own.get(name)?.at(-1) ?? "";
  return [
    ...(own("image") === (override?.image?.value ?? "") ? [] : ["the image"]),
    ...(own("environment") === (override?.environment?.value ?? "") ? [] : ["the environment"]),
    ...(own("k8s-preset") === (override?.runtimeConfigPreset?.value ?? "")
      ? []
      : ["the runtime configuration preset"]),
    ...(isSame(...restarts(answer, override, step)) ? [] : ["autorestart"]),
    ...(isDeepStrictEqual(found.template?.commands, commands) ? [] : ["the command"]),
    ...(override?.replacesMounts ? ["mounts"] : []),
    ...edges.map((it) => named("environment variable", it)),
    ...[...variables].flatMap(([name, value]) =>
      text(answer.variables.get(name)) === value ? [] : [named("environment variable", name)],
    ),
  ];
}

/** Fails unless the comments name every difference and every required parameter without a value, and nothing else. */
export function checkComments(
  comments: readonly string[],
  differences: readonly Difference[],
  where: string,
) {
  const lower = comments.map((it) => it.toLowerCase());
  for (const it of differences) {
    assert.ok(
      lower.some((comment) => comment.includes(it.toLowerCase())),
      `${where}: nothing says ${it} in ${comments.join("\n")}`,
    );
  }
  for (const comment of lower) {
    const isMeant = differences.some((it) => comment.includes(it.toLowerCase()));
    assert.ok(isMeant, `${where}: no difference for "${comment}"`);
  }
}

/** What a comment says where `vh` refuses the line. */
export const refusal = /vh rejects|vh can make no option|vh takes the name|vh starts no/;
