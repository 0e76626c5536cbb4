import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { Value } from "#core/base/value.ts";
import { nullValue } from "#core/base/value.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { type ExportFormat, exportVariants } from "#core/features/exports/export-variants.ts";
import type { Override, Step } from "#core/model/config.ts";
import { jsonText } from "#core/model/json-text.ts";
import { parseJson } from "#core/model/parse-json.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { fanOut, variantAt } from "#core/simulation/fan-out.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";
import { shellLines } from "../support/shell-words.ts";
import { runVh, type VhAnswer } from "../support/vh-parser.ts";

const folder = "test/fixtures/vh";

const corpus = "../shared/corpus/real";

function filesIn(root: string): readonly string[] {
  const names = existsSync(root) ? readdirSync(root, { recursive: true }) : [];
  return names.map((it) => path.join(root, String(it))).filter((it) => /\.ya?ml$/.test(it));
}

function sourcesOf(file: string): readonly PipelineSource[] {
  const document = createDocument(readFileSync(file, "utf8"));
  return document.items.flatMap(({ item: { config } }) =>
    config?.kind === "pipeline" ? (pipelineSource(document, config.name?.value ?? "") ?? []) : [],
  );
}

function fanOutsOf(source: PipelineSource): readonly FanOut[] {
  const query = withSamples({ source, metadata: {}, pipelineParameters: {}, complete: [] });
  return source.pipeline.config.nodes.flatMap(({ kind, name }) =>
    kind === "execution" || kind === "task" ? fanOut({ ...query, node: name?.value ?? "" }) : [],
  );
}

function linesOf(found: FanOut, format: ExportFormat, at = 0n) {
  return shellLines([...exportVariants(found, format, { offset: at, limit: 1n })].join(""));
}

/** JSON texts by name. */
function texts(value: Value | undefined): Readonly<Record<string, string>> {
  const entries = value?.kind === "object" ? value.entries : [];
  return Object.fromEntries(entries.map(([name, it]) => [name, jsonText(it)]));
}

function fieldsOf(value: Value): Readonly<Record<string, Value>> {
  return value.kind === "object" ? Object.fromEntries(value.entries) : {};
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === "list" ? value.items : [];
}

function wordOf(value: Value): string {
  if (value.kind === "date") return value.text;
  return value.kind === "string" ? value.value : jsonText(value);
}

test("the model of vh sends what vh sends", () => {
  const parsed = parseJson(readFileSync(`${folder}/payloads.json`, "utf8"));
  assert.equal(parsed.kind, "value");
  const rows = itemsOf(parsed.value).map(fieldsOf);
  assert.ok(rows.length > 100);
  for (const { file, words, sent } of rows) {
    const [source] = sourcesOf(path.join(folder, wordOf(file ?? nullValue)));
    const line = itemsOf(words).map(wordOf);
    const answer = runVh(line, source ?? assert.fail());
    assert.equal(answer.kind, sent ? "sent" : "refused", line.join(" "));
    if (answer.kind === "refused" || !sent) continue;
    const payload = fieldsOf(sent);
    assert.deepEqual(
      Object.fromEntries(answer.parameters),
      texts(payload["parameters"]),
      line.join(" "),
    );
    const files = [...answer.inputs].map(([name, it]) => [name, JSON.stringify(it)]);
    assert.deepEqual(Object.fromEntries(files), texts(payload["inputs"]), line.join(" "));
    const variables = [...answer.variables].map(([name, it]) => [name, jsonText(it)]);
    assert.deepEqual(
      Object.fromEntries(variables),
      texts(payload["environment_variables"]),
      line.join(" "),
    );
    for (const name of ["image", "environment", "title"]) {
      const value = payload[name];
      assert.equal(answer.own.get(name)?.at(-1), value && wordOf(value), line.join(" "));
    }
  }
});

/** What a line sends otherwise than shown, as a comment must name it. */
type Difference = string;

/** No value and an empty list are the same. */
function isSame(sent: string | undefined, shown: string | undefined): boolean {
  const plain = (it: string | undefined) => (it === undefined || it === "[]" ? "null" : it);
  return plain(sent) === plain(shown);
}

const named = (kind: string, name: string): Difference => `${kind} "${visibleText(name)}"`;

function inputDifferences(found: FanOut, files: Variant["inputs"], answer: Sent) {
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

type Sent = VhAnswer & { readonly kind: "sent" };

function overrideOf({ query, node }: FanOut): Override | undefined {
  const found = query.source.pipeline.config.nodes.find((it) => it.name?.value === node);
  return found?.kind === "execution" || found?.kind === "task" ? found.override : undefined;
}

/** What is sent and what is shown; without the option the step's own counts, and `--no-autorestart` is not sent. */
function restarts(answer: Sent, override: Override | undefined, step: Step | undefined) {
  const own = step?.autorestart ? jsonText(step.autorestart.value) : "false";
  const shown = override?.autorestart ? jsonText(override.autorestart.value) : own;
  return [answer.own.has("autorestart") ? "true" : own, shown] as const;
}

function nodeDifferences(found: FanOut, answer: Sent): readonly Difference[] {
  const override = overrideOf(found);
  const step = found.query.source.steps.find(
    (it) => it.config.name?.value === found.template?.step,
  )?.config;
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

/** Fails unless the comments name every difference, and nothing else. */
function checkComments(
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

const refusal = /vh rejects|vh can make no option|vh takes the name|vh starts no/;

function checkVariantLine(found: FanOut, at: bigint, where: string): boolean {
  const [line] = linesOf(found, "vh", at);
  if (!line || line.words.length === 0) return false;
  const answer = runVh(line.words, found.query.source);
  if (answer.kind === "refused") {
    assert.ok(
      line.comments.some((it) => refusal.test(it)),
      `${where}: ${answer.why}`,
    );
    return true;
  }
  const { parameters, inputs } = variantAt(found, at);
  const shown = new Map(parameters.map(([name, it]) => [name, jsonText(it)]));
  const names = new Set([...shown.keys(), ...answer.parameters.keys()]);
  const ofParameters = [...names].flatMap((it) =>
    isSame(answer.parameters.get(it), shown.get(it)) ? [] : [named("parameter", it)],
  );
  const differences = [
    ...ofParameters,
    ...inputDifferences(found, inputs, answer),
    ...nodeDifferences(found, answer),
  ];
  checkComments(line.comments, differences, `${where}: ${line.words.join(" ")}`);
  return true;
}

test("every line for a variant sends what is shown, or a comment says what it does not", (t) => {
  let count = 0;
  for (const file of [...filesIn(folder), ...filesIn(corpus)]) {
    for (const source of sourcesOf(file)) {
      for (const found of fanOutsOf(source)) {
        const variants = found.predictable ? Number(found.count ?? 0n) : 0;
        for (let at = 0; at < Math.min(variants, 20); at++) {
          if (checkVariantLine(found, BigInt(at), `${file} ${found.node}`)) count++;
        }
      }
    }
  }
  assert.ok(count > 50);
  t.diagnostic(`${count} lines`);
});
