import assert from "node:assert/strict";
import { nullValue, stringValue, type Value } from "#core/base/value.ts";
import type { Parameter, Step, Task } from "#core/model/config.ts";
import { jsonText } from "#core/model/json-text.ts";
import { pythonStrip } from "#core/model/python-string.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { asJson, convert, Refusal } from "./vh-values.ts";

/*
 * What `vh exec run` and `vh task run` send for the words of a line, by the help texts of valohai-cli and the manual of
 * click: options of the command are taken out up to `--`, the first other word is the name, and what is left is parsed
 * again with the options of the step.
 */

/** What is sent, with JSON texts as values; or why nothing is. */
export type VhAnswer =
  | {
      readonly kind: "sent";
      /** The options of `vh` itself, by name, such as `image`. */
      readonly own: ReadonlyMap<string, readonly string[]>;
      readonly variables: ReadonlyMap<string, Value>;
      /** For a task an object with a style and its rules. */
      readonly parameters: ReadonlyMap<string, string>;
      readonly inputs: ReadonlyMap<string, readonly string[]>;
    }
  | { readonly kind: "refused"; readonly why: string };

/** The payload of a line, which names a step or task of the source. */
export function runVh(words: readonly string[], source: PipelineSource): VhAnswer {
  try {
    const [vh, group, run, ...rest] = words;
    assert.deepEqual([vh, run], ["vh", "run"]);
    return group === "task" ? runTask(rest, source) : runStep(rest, source);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: "refused", why: error.message };
  }
}

const valued = {
  both: ["--commit -c", "--environment -e", "--image -i", "--title -t", "--tag", "--yaml"],
  all: ["--var -v", "--priority"],
  step: [
    ...["--environment-variable-groups", "--sync -s", "--debug-port", "--debug-key-file"],
    ...["--k8s-cpu-min", "--k8s-cpu-max", "--k8s-memory-min", "--k8s-memory-max"],
    ...["--k8s-device", "--k8s-preset", "--k8s-cache-volume"],
  ],
  task: ["--max-queued", "--on-child-error"],
};

const switches = {
  both: ["--adhoc -a", "--git-packaging -g", "--no-git-packaging -G"],
  step: [
    ...["--watch -w", "--open-browser", "--validate-adhoc", "--no-validate-adhoc", "--ssh"],
    ...["--autorestart", "--no-autorestart", "--k8s-device-none", "--k8s-cache-volume-none"],
  ],
  task: ["--include-untracked", "--no-include-untracked"],
};

/** The options of a parser by their spellings; those that take a value are true. */
type Options = ReadonlyMap<string, { readonly name: string; readonly takesValue: boolean }>;

function ownOptions(kind: "step" | "task"): Options {
  const entries = (list: readonly string[], takesValue: boolean) =>
    list.flatMap((it) => {
      const spellings = it.split(" ");
      const name = (spellings[0] ?? "").slice(2);
      return spellings.map((spelling) => [spelling, { name, takesValue }] as const);
    });
  return new Map([
    ...entries([...valued.both, ...valued.all, ...valued[kind]], true),
    ...entries([...switches.both, ...switches[kind]], false),
  ]);
}

interface Parsed {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly others: readonly string[];
}

/** The values of options by their names, and what is none of them. */
function parse(words: readonly string[], options: Options, passesUnknown: boolean): Parsed {
  const values = new Map<string, string[]>();
  const others: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "--") return { values, others: [...others, ...words.slice(at + 1)] };
    if (!word.startsWith("-") || word === "-") {
      others.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const option = options.get(equals < 0 ? word : word.slice(0, equals));
    if (!option) {
      if (!passesUnknown) throw new Refusal(`No such option: ${word}`);
      others.push(word);
      continue;
    }
    if (!option.takesValue && equals >= 0) throw new Refusal(`${word} does not take a value`);
    const value = option.takesValue ? (equals < 0 ? words[++at] : word.slice(equals + 1)) : "";
    if (value === undefined) throw new Refusal(`${word} requires an argument`);
    values.set(option.name, [...(values.get(option.name) ?? []), value]);
  }
  return { values, others };
}

/** `--priority` alone is `--priority=1`. */
function withPriority(words: readonly string[]): readonly string[] {
  const at = words.indexOf("--priority");
  if (at < 0 || !(words[at + 1] ?? "-").startsWith("-")) return words;
  return words.map((it, index) => (index === at ? "--priority=1" : it));
}

function runStep(words: readonly string[], source: PipelineSource): VhAnswer {
  const { values, others } = parse(withPriority(words), ownOptions("step"), true);
  const [name, ...rest] = others;
  const step = named(name, source.steps);
  const { parameters, inputs } = parseStep(rest, step);
  const sent = new Map([...parameters].map(([it, value]) => [it, jsonText(asJson(value))]));
  return { ...settings(values, step), parameters: sent, inputs };
}

function runTask(words: readonly string[], source: PipelineSource): VhAnswer {
  const { values, others } = parse(withPriority(words), ownOptions("task"), true);
  const [name, ...rest] = others;
  const task = named(name, source.tasks);
  const step = source.steps.find((it) => it.config.name?.value === task.step?.value)?.config;
  if (!step) throw new Refusal("The step of the task is not defined");
  const { parameters, inputs } = parseStep(rest, step);
  const sent = blueprint(task);
  for (const [it, value] of parameters) {
    if (!sent.has(it))
      sent.set(it, `{"style":"single","rules":{"value":${jsonText(asJson(value))}}}`);
  }
  return { ...settings(values, step), parameters: sent, inputs };
}

/** The rules by parameter; those of parameter sets count before others. */
function blueprint({ parameters, parameterSets }: Task): Map<string, string> {
  const sent = new Map<string, () => string>();
  for (const { name, declaredStyle, rules } of parameters) {
    const style = declaredStyle?.value ?? "";
    const entries = Object.entries(rules).map(([rule, it]) => [rule, it.value] as const);
    sent.set(name?.value ?? "", () => rulesText(style, entries));
  }
  const columns = new Map<string, Value[]>();
  for (const { name, value } of parameterSets.flatMap((it) => it.entries)) {
    columns.set(name.value, [...(columns.get(name.value) ?? []), value.value]);
  }
  for (const [name, items] of columns) {
    sent.set(name, () => rulesText("multiple", [["items", { kind: "list", items }]]));
  }
  return new Map([...sent].map(([name, text]) => [name, text()]));
}

function rulesText(style: string, rules: readonly (readonly [string, Value])[]): string {
  const texts = rules.map(([rule, it]) => `"${rule}":${jsonText(asJson(it))}`);
  return `{"style":"${style}","rules":{${texts.join(",")}}}`;
}

/** The item of this name, or the only one whose name begins with it in any case. */
function named<T extends Step | Task>(
  name: string | undefined,
  items: readonly { readonly config: T }[],
): T {
  if (!name || name === "--help") throw new Refusal("Prints its help");
  const names = items.map((it) => it.config.name?.value ?? "");
  const begun = names.filter((it) => it.toLowerCase().startsWith(name.toLowerCase()));
  const wanted = names.includes(name) ? name : begun.length === 1 ? begun[0] : undefined;
  const found = items.find((it) => it.config.name?.value === wanted);
  if (!found) throw new Refusal(`"${name}" is not known, or ambiguous`);
  return found.config;
}

function settings(values: Parsed["values"], step: Step) {
  const variables = new Map<string, Value>();
  for (const it of values.get("var") ?? []) {
    const [name = "", ...rest] = it.split("=");
    if (pythonStrip(name) !== "")
      variables.set(pythonStrip(name), stringValue(pythonStrip(rest.join("="))));
  }
  const own = new Map(step.environmentVariables.map((it) => [it.name?.value ?? "", it.default]));
  for (const [name, it] of own) {
    if (it && it.value.kind !== "null" && !variables.has(name)) {
      variables.set(name, asJson(it.value));
    }
  }
  const options = new Map([...values].filter(([name]) => name !== "var"));
  return { kind: "sent", own: options, variables } as const;
}

function parseStep(words: readonly string[], step: Step) {
  const options = new Map<string, { readonly name: string; readonly takesValue: boolean }>();
  const add = (key: string, name: string) => {
    const option = `--${optionName(name)}`;
    if (!/^--[a-z]/i.test(option)) throw new Refusal(`No option can be made of "${name}"`);
    for (const it of [option, option.toLowerCase()])
      options.set(it, { name: key, takesValue: true });
  };
  options.set("--help", { name: "help", takesValue: false });
  options.set("--parameter-file", { name: "parameter-file", takesValue: true });
  const parameters = new Map(step.parameters.map((it) => [it.name?.value ?? "", it]));
  const inputs = new Map(step.inputs.map((it) => [it.name?.value ?? "", it]));
  for (const name of parameters.keys()) add(`~${name}`, name);
  for (const name of inputs.keys()) add(`^${name}`, name);
  const { values, others } = parse(words, options, false);
  if (values.has("help")) throw new Refusal("Prints its help");
  if (others.length > 0) throw new Refusal(`Unexpected extra argument: ${others[0]}`);
  const files = [...inputs].map(([name, { defaults, hasDefault, optional }]) => {
    const given = values.get(`^${name}`) ?? defaults.map((it) => it.value);
    if (given.length === 0 && !optional && !hasDefault)
      throw new Refusal(`Missing option for "${name}"`);
    return [name, given] as const;
  });
  const sent = [...parameters].map(
    ([name, it]) => [name, parameterValue(it, values.get(`~${name}`))] as const,
  );
  return {
    parameters: new Map(
      sent.filter(([name, it]) => it.kind !== "null" || parameters.get(name)?.type !== "flag"),
    ),
    inputs: new Map(files),
  };
}

/** What is not an ASCII letter, a digit or a dash becomes a dash, several one, and none stays at the ends. */
function optionName(name: string): string {
  let option = "";
  let isGap = false;
  for (const it of name.normalize("NFKD")) {
    if (it >= "\u0080") continue;
    if (/[-a-z0-9]/i.test(it)) option += (isGap ? "-" : "") + it;
    isGap = !/[-a-z0-9]/i.test(it);
  }
  while (option.startsWith("-")) option = option.slice(1);
  while (option.endsWith("-")) option = option.slice(0, -1);
  return option;
}

function parameterValue(
  { type, multiple, default: written }: Parameter,
  given: readonly string[] | undefined,
): Value {
  const own = written && written.value.kind !== "null" ? written.value : undefined;
  if (multiple === "none") {
    const last = given?.at(-1);
    const value = last === undefined ? own : stringValue(last);
    return value ? convert(type, value) : nullValue;
  }
  const byDefault = own?.kind === "list" ? own.items : own ? [own] : [];
  const items = given?.map(stringValue) ?? byDefault;
  return { kind: "list", items: items.map((it) => convert(type, it)) };
}
