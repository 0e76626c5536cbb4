import type { Value } from "#core/base/value.ts";
import type { EarlierRun } from "./earlier-run.ts";
import { entriesOf, numberIn, secondsOf, statusOf, textOf, urisOf } from "./run-fields.ts";

type Entries = readonly (readonly [string, Value])[];

/**
 * The execution that an object describes: as Valohai's API has it (`vh --output-format json exec list` and `exec info`), a row of
 * `vh exec summarize`, or a row of a table. Undefined where nothing of it is about an execution.
 */
export function runOfObject(entries: Entries): EarlierRun | undefined {
  const fields = new Map(entries);
  const own = ownFields(fields);
  if (entriesOf(fields.get("parameters")).length > 0 || isFromApi(fields)) {
    return {
      ...own,
      parameters: parametersOf(fields.get("parameters")),
      inputs: inputsOf(fields.get("inputs")),
      metadata: withoutNulls(entriesOf(fields.get("cumulative_metadata"))),
      columns: [],
    };
  }
  const others = entries.filter(([name]) => !ownNames.has(name.toLowerCase()));
  if (isSummary(fields)) {
    return { ...own, ...nothingGiven, metadata: withoutNulls(others), columns: [] };
  }
  const run = ofColumns(own, others);
  return run.columns.length + run.metadata.length + (run.parameters ?? []).length > 0 ||
    own.number !== undefined
    ? run
    : undefined;
}

const nothingGiven = { parameters: undefined, inputs: undefined } as const;

/** The headings, in lower case, of what a table says about the execution itself. */
const ownNames: ReadonlySet<string> = new Set([
  "counter",
  "#",
  "execution",
  "id",
  "status",
  "step",
  "environment",
  "environment.slug",
  "environment.name",
  "duration",
  "url",
  "title",
  "ctime",
]);

type OwnFields = Pick<EarlierRun, "number" | "id" | "status" | "step" | "environment" | "seconds">;

function ownFields(fields: ReadonlyMap<string, Value>): OwnFields {
  const byName = new Map([...fields].map(([name, value]) => [name.toLowerCase(), value]));
  const environment = byName.get("environment");
  const parts = new Map(entriesOf(environment));
  return {
    number: numberIn(byName.get("counter") ?? byName.get("#") ?? byName.get("execution")),
    id: textOf(byName.get("id")),
    status: statusOf(byName.get("status")),
    step: textOf(byName.get("step")),
    environment:
      textOf(parts.get("slug") ?? byName.get("environment.slug")) ??
      textOf(parts.get("name") ?? byName.get("environment.name")) ??
      textOf(environment),
    seconds: secondsOf(byName.get("duration")),
  };
}

/** Only the API has objects of these names. */
function isFromApi(fields: ReadonlyMap<string, Value>): boolean {
  return ["parameters", "urls", "project", "cumulative_metadata"].some(
    (it) => fields.get(it)?.kind === "object",
  );
}

/** A row of `vh exec summarize` has metadata beside these three fields, and never parameters. */
function isSummary(fields: ReadonlyMap<string, Value>): boolean {
  const needed = ["counter", "id", "duration"].every((it) => fields.has(it));
  return needed && !fields.has("status") && !fields.has("step");
}

function parametersOf(value: Value | undefined): Entries | undefined {
  return value?.kind === "object" ? value.entries : undefined;
}

/** The API lists inputs as objects with a `name` and `urls`. */
function inputsOf(value: Value | undefined): EarlierRun["inputs"] {
  if (value?.kind !== "list") return undefined;
  return value.items.flatMap((it) => {
    const fields = new Map(entriesOf(it));
    const name = textOf(fields.get("name"));
    const urls = fields.get("urls");
    return name !== undefined && urls ? [[name, urisOf(urls)] as const] : [];
  });
}

/** A row has null for a key that only other executions printed. */
function withoutNulls(entries: Entries): Entries {
  return entries.filter(([, it]) => it.kind !== "null");
}

/** How headings say what a column is; pandas writes them for the API's objects. */
const prefixes = {
  parameters: /^parameters?\./,
  inputs: /^inputs?\./,
  metadata: /^(?:cumulative_)?metadata\./,
} as const;

function ofColumns(own: OwnFields, others: Entries): EarlierRun {
  const given = others.filter(
    ([, it]) => textOf(it) !== undefined || it.kind === "list" || it.kind === "object",
  );
  const parameters = named(given, prefixes.parameters);
  const inputs = named(given, prefixes.inputs).map(([name, it]) => [name, urisOf(it)] as const);
  const isNamed = (name: string) => Object.values(prefixes).some((it) => it.test(name));
  return {
    ...own,
    parameters: others.some(([name]) => prefixes.parameters.test(name)) ? parameters : undefined,
    inputs: inputs.length > 0 ? inputs : undefined,
    metadata: named(given, prefixes.metadata),
    columns: given.filter(([name]) => !isNamed(name)),
  };
}

function named(entries: Entries, prefix: RegExp): Entries {
  return entries.flatMap(([name, it]) =>
    prefix.test(name) ? [[name.replace(prefix, ""), it] as const] : [],
  );
}
