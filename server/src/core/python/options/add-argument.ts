import type { Value } from "../../base/value.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../calls.ts";
import { constantValue } from "../constant.ts";
import { possibleNames } from "../dictionary.ts";
import type { FoundKey } from "../keys.ts";
import {
  type Arguments,
  argumentNamed,
  argumentParts,
  argumentsOf,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import { type ProgramOption, plainArgument } from "./argument.ts";
import { conversionOf, typeOfName, typeReturned } from "./conversion.ts";
import { baseOf, elementsOf, entriesOf, runsOfCall, valueBehind } from "./unroll.ts";

/** Whose rules a declaration follows. */
export type Library = "argparse" | "optparse" | "click";

/** What a call that declares options declares, and whether all of it could be read. */
export interface Declared {
  readonly options: readonly ProgramOption[];
  readonly complete: boolean;
}

/** The options of `parser.add_argument(…)`, `parser.add_option(…)` or `@click.option(…)`, once for each time it runs. */
export function declaredOptions(
  bindings: Bindings,
  call: PythonNode,
  library: Library,
  partial?: PythonNode,
): Declared {
  const parts = runsOfCall(bindings, call).map((run) => declaredOnce(run, call, library, partial));
  const seen = new Set<string>();
  const options = parts
    .flatMap((it) => it.options)
    .filter(
      ({ name, range }) =>
        !seen.has(`${range.start} ${name}`) && seen.add(`${range.start} ${name}`),
    );
  return { options, complete: parts.every((it) => it.complete) };
}

interface Form {
  readonly key: FoundKey;
  readonly text: string;
}

function declaredOnce(
  bindings: Bindings,
  call: PythonNode,
  library: Library,
  partial: PythonNode | undefined,
): Declared {
  const own = withSpread(bindings, call);
  const before = partial && withSpread(bindings, partial);
  const given: Named = (name) => own(name) ?? before?.(name);
  const written = positionalOf(bindings, call);
  if (!written) return { options: [], complete: false };
  const names = written.map((it) => possibleNames(it.bindings, it.node));
  const complete = names.every((it) => it.complete && it.keys.length > 0);
  const forms = names.map((it) => it.keys.map((key): Form => ({ key, text: key.name })));
  const [only] = forms;
  // A name that may be several is several options; several names are forms of one.
  const groups = forms.length === 1 && only ? only.map((it) => [it]) : [forms.flat()];
  const options = groups.flatMap((it) => optionOf(given, it, library));
  return {
    options,
    complete,
  };
}

/** What is given before the named arguments, with what `*names` holds; undefined where that is not known. */
function positionalOf(bindings: Bindings, call: PythonNode): readonly Expression[] | undefined {
  const list = call.getChild("ArgList");
  const found: Expression[] = [];
  for (const [first, second] of list ? argumentParts(list) : []) {
    if (!first || first.name === "**" || second?.name === "AssignOp") continue;
    const given = first.name === "*" ? starred(bindings, second) : [{ bindings, node: first }];
    if (!given) return undefined;
    for (const it of given) found.push(it);
  }
  return found;
}

function starred(
  bindings: Bindings,
  node: PythonNode | undefined,
): readonly Expression[] | undefined {
  const rows = node && elementsOf({ bindings, node }, 0);
  return rows?.flatMap((it) => ("node" in it ? [it] : []));
}

/** The named arguments, with those of a `**dictionary` that is written out. */
type Named = (name: string) => Expression | undefined;

function withSpread(bindings: Bindings, call: PythonNode): Named {
  const given: Arguments = argumentsOf(bindings.source, call);
  const spread = new Map<string, Expression>();
  for (const it of given.spread) {
    for (const [key, value] of entriesOf(valueBehind({ bindings, node: it })) ?? []) {
      const name = constantText(key.bindings, key.node);
      if (name !== undefined) spread.set(name, value);
    }
  }
  return (name) => {
    const node = argumentNamed(given, name);
    return node ? { bindings, node } : spread.get(name);
  };
}

function optionOf(
  given: Named,
  forms: readonly Form[],
  library: Library,
): readonly ProgramOption[] {
  const dashed = forms.filter(({ text }) => /^\s*[-/]/.test(text));
  const action = actionOf(given);
  if (/^["']?(?:help|version)["']?$/.test(action)) return [];
  if (dashed.length === 0) return positional(given, forms);
  const first = (it: Form) => it.text.split("/")[0]?.trim() ?? "";
  const named = dashed.filter((it) => first(it).startsWith("-"));
  const long = named.find((it) => first(it).startsWith("--")) ?? named[0];
  if (!long) return [];
  const flag = first(long);
  const name = flag.replace(/^-+/, "");
  if (name === "") return [];
  const common = described(given, library);
  const negations = negationsOf(dashed, action);
  const isSwitch = library === "click" && dashed.some((it) => it.text.includes("/"));
  const type = isSwitch ? "flag" : common.type;
  return [
    {
      ...common,
      name,
      flags: named.map(first),
      negations,
      type,
      required: sourceOfNamed(given, "required") === "True",
      abbreviates: library !== "click",
      passAs: flag.startsWith("--") ? undefined : passAsFor(flag, type === "flag"),
      ...placeOf(long.key, flag.length - name.length),
    },
  ];
}

/** `-r` needs a spelling of its own, as parameters are passed with two dashes. */
function passAsFor(flag: string, isFlag: boolean): string {
  return isFlag ? flag : `${flag} {v}`;
}

function placeOf({ range, literal, origin }: FoundKey, dashes: number) {
  const start = literal ? range.start + dashes : range.start;
  return { range: { start, end: range.end }, literal, origin: baseOf(origin) };
}

function positional(given: Named, forms: readonly Form[]): readonly ProgramOption[] {
  const [only] = forms;
  if (!only || forms.length > 1 || !/^[A-Za-z_][\w.-]*$/.test(only.text)) return [];
  const common = described(given, "argparse");
  const nargs = given("nargs");
  const optional =
    nargs !== undefined && /["'][?*]["']/.test(sourceOf(nargs.bindings.source, nargs.node));
  return [
    {
      ...common,
      name: only.text,
      flags: [],
      position: 0,
      passAs: "{v}",
      required: !optional,
      ...placeOf(only.key, 0),
    },
  ];
}

function described(
  given: Named,
  library: Library,
): Omit<ProgramOption, "name" | "flags" | "range" | "literal" | "origin"> {
  const nargs = given("nargs");
  const nargsText = nargs ? sourceOf(nargs.bindings.source, nargs.node) : "";
  const type = given("type");
  return {
    ...plainArgument,
    type: typeOf(given, library),
    default: constantOf(given("default")),
    choices: choicesOf(given),
    conversion:
      library === "click" ? clickConversion(given) : conversionOf(type && valueBehind(type)),
    help: textOf(given("help")),
    several:
      (nargs !== undefined && !/^(?:1|["']\?["'])$/.test(nargsText)) ||
      /append|extend/.test(actionOf(given)) ||
      (library === "click" && sourceOfNamed(given, "multiple") === "True"),
    optionalValue:
      /["']\?["']/.test(nargsText) ||
      (sourceOfNamed(given, "is_flag") === "False" && given("flag_value") !== undefined),
  };
}

/** `--no-amp` for argparse's BooleanOptionalAction and for click's `--amp/--no-amp`. */
function negationsOf(forms: readonly Form[], action: string): readonly string[] {
  const texts = forms.map((it) => it.text);
  if (/BooleanOptionalAction/.test(action)) {
    return texts.filter((it) => it.startsWith("--")).map((it) => `--no-${it.slice(2)}`);
  }
  return texts.flatMap((it) => /^\s*(?:-[^/]*)?\/\s*(-\S+)/.exec(it)?.[1] ?? []);
}

function sourceOfNamed(given: Named, name: string): string {
  const found = given(name);
  return found ? sourceOf(found.bindings.source, found.node) : "";
}

function actionOf(given: Named): string {
  const action = given("action");
  if (!action) return "";
  const { bindings, node } = valueBehind(action);
  return constantText(bindings, node) ?? sourceOf(bindings.source, node);
}

/** The value of an expression, looked up in other modules as well. */
export function constantOf(given: Expression | undefined): Value | undefined {
  if (!given) return undefined;
  const { bindings, node } = valueBehind(given);
  return constantValue(bindings, node);
}

function textOf(given: Expression | undefined): string | undefined {
  const value = constantOf(given);
  return value?.kind === "string" ? value.value : undefined;
}

function choicesOf(given: Named): readonly Value[] | undefined {
  const type = given("type");
  const inType =
    type?.node.name === "CallExpression"
      ? argumentsOf(type.bindings.source, type.node).positional[0]
      : undefined;
  const isChoice =
    type && inType && /Choice$/.test(lastName(type.bindings, type.node.firstChild ?? type.node));
  const listed =
    given("choices") ?? (isChoice ? { bindings: type.bindings, node: inType } : undefined);
  return listed && choicesIn(listed);
}

/** The values that a list of choices names; undefined where one of them is not known. */
export function choicesIn(listed: Expression): readonly Value[] | undefined {
  const value = constantOf(listed);
  if (value?.kind === "list") return value.items;
  const rows = elementsOf(listed, 0);
  const values = rows?.map((it) => ("node" in it ? constantOf(it) : undefined));
  const known = values?.filter((it) => it !== undefined);
  return known && known.length === values?.length && known.length > 0 ? known : undefined;
}

/** click compares without regard to case where it is told so. */
function clickConversion(given: Named): ProgramOption["conversion"] {
  const type = given("type");
  if (type?.node.name !== "CallExpression") return "none";
  const insensitive = argumentNamed(argumentsOf(type.bindings.source, type.node), "case_sensitive");
  return insensitive && sourceOf(type.bindings.source, insensitive) === "False"
    ? "unknown"
    : "none";
}

/** click takes the type of the default, argparse takes all as text. */
function typeOfDefault(given: Named, library: Library): ProgramOption["type"] {
  const value = library === "click" ? constantOf(given("default")) : undefined;
  if (value?.kind === "integer" || value?.kind === "float") return value.kind;
  return value?.kind === "boolean" || value?.kind === "list" ? undefined : "string";
}

/** `type=type(value)` */
function typeOfExample({ bindings, node }: Expression): ProgramOption["type"] {
  const callee = node.name === "CallExpression" ? node.firstChild : undefined;
  if (!callee || sourceOf(bindings.source, callee) !== "type") return undefined;
  const [example] = argumentsOf(bindings.source, node).positional;
  const value = example && constantOf({ bindings, node: example });
  return value?.kind === "integer" || value?.kind === "float" || value?.kind === "string"
    ? value.kind
    : undefined;
}

function isClickFlag(given: Named): boolean {
  const said = sourceOfNamed(given, "is_flag");
  if (said !== "") return said === "True";
  return sourceOfNamed(given, "count") === "True" || given("flag_value") !== undefined;
}

function typeOf(given: Named, library: Library): ProgramOption["type"] {
  const action = actionOf(given);
  if (/store_true|store_false|store_const|count|BooleanOptionalAction/.test(action)) return "flag";
  if (library === "click" && isClickFlag(given)) return "flag";
  const type = given("type");
  if (!type) {
    const known = action === "" || /^(?:store|append|extend)$/.test(action);
    return known ? typeOfDefault(given, library) : undefined;
  }
  const { bindings, node } = valueBehind(type);
  const name = constantText(bindings, node) ?? sourceOf(bindings.source, node);
  return typeOfName(name) ?? typeReturned(type) ?? typeOfExample(type);
}
