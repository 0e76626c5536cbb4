import { stringValue, type Value } from "#core/base/value.ts";
import type { Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { classNamed } from "../classes.ts";
import { argumentNamed, argumentsOf, sourceOf } from "../syntax.ts";
import { constantText } from "../text.ts";
import { type ProgramOption, plainArgument } from "./argument.ts";
import { conversionOf, typeOfName, typeReturned } from "./conversion.ts";
import type { Given } from "./given.ts";
import { choicesIn, constantOf, enumGoneThrough, enumMembers, memberOf } from "./option-values.ts";
import { resolvedValue } from "./written.ts";

/** The library whose rules a declaration follows. */
export type Library = "argparse" | "optparse" | "click";

/** What the settings of a declaration say about its values. */
export function described(
  given: Given,
  library: Library,
): Omit<ProgramOption, "name" | "flags" | "range" | "literal" | "origin"> {
  const nargs = writtenFor(given, "nargs");
  return {
    ...plainArgument,
    type: typeOf(given, library),
    default: defaultOf(given, library),
    choices: choicesOf(given, library),
    conversion: conversionFor(given, library),
    help: textOf(given.named("help")),
    several:
      (nargs !== "" && !/^(?:1|["']\?["'])$/.test(nargs)) ||
      /append|extend/.test(actionOf(given)) ||
      (library === "click" && takesSeveral(given)),
    optionalValue:
      /["']\?["']/.test(nargs) ||
      (writtenFor(given, "is_flag") === "False" && given.named("flag_value") !== undefined),
  };
}

/** `multiple=True` and `type=(int, str)` */
function takesSeveral(given: Given): boolean {
  return (
    writtenFor(given, "multiple") === "True" || given.named("type")?.node.name === "TupleExpression"
  );
}

/** How a setting is written; empty where it is not given. */
export function writtenFor(given: Given, name: string): string {
  const found = given.named(name);
  return found ? sourceOf(found.bindings.source, found.node) : "";
}

/** What `action=` says: a text, or the name of a class. */
export function actionOf(given: Given): string {
  const action = given.named("action");
  if (!action) return "";
  const { bindings, node } = resolvedValue(action);
  return (
    constantText(bindings, node) ?? bindings.qualifiedName(node) ?? sourceOf(bindings.source, node)
  );
}

/** For a click choice among members of an enumeration, the name of the member. */
function defaultOf(given: Given, library: Library): Value | undefined {
  const value = given.named("default");
  const listed = library === "click" ? choicesInType(given.named("type")) : undefined;
  const member = value && listed && enumGoneThrough(listed) ? memberOf(value) : undefined;
  return member ? stringValue(member.name) : constantOf(value);
}

function textOf(given: Expression | undefined): string | undefined {
  const value = constantOf(given);
  return value?.kind === "string" ? value.value : undefined;
}

function choicesOf(given: Given, library: Library): readonly Value[] | undefined {
  const listed = given.named("choices") ?? choicesInType(given.named("type"));
  const kind = listed && enumGoneThrough(listed);
  if (!kind) return listed && choicesIn(listed);
  const members = enumMembers(kind);
  // click takes the names of the members, argparse the values that the type converts a word to.
  if (library === "click") return members?.map((it) => stringValue(it.name));
  const type = given.named("type");
  const made = type && classNamed(type.bindings, type.node);
  return made?.node.from === kind.node.from ? members?.map((it) => it.value) : undefined;
}

/** `click.Choice(["a", "b"])` */
function choicesInType(type: Expression | undefined): Expression | undefined {
  const { bindings, node } = type ? resolvedValue(type) : {};
  const callee = node?.name === "CallExpression" ? node.firstChild : undefined;
  if (!bindings || !node || !callee || !/Choice$/.test(lastName(bindings, callee)))
    return undefined;
  const [listed] = argumentsOf(bindings.source, node).positional;
  return listed && { bindings, node: listed };
}

function conversionFor(given: Given, library: Library): ProgramOption["conversion"] {
  const type = given.named("type");
  if (!type) return given.mayHaveOthers ? "unknown" : "none";
  const value = resolvedValue(type);
  if (library === "argparse") return conversionOf(value);
  return library === "click" ? clickConversion(value) : "none";
}

/** click ignores case in choices where `case_sensitive=False` says so. */
function clickConversion({ bindings, node }: Expression): ProgramOption["conversion"] {
  if (node.name !== "CallExpression") return "none";
  const insensitive = argumentNamed(argumentsOf(bindings.source, node), "case_sensitive");
  return insensitive && sourceOf(bindings.source, insensitive) === "False" ? "unknown" : "none";
}

/** click uses the type of the default, argparse reads everything as text. */
function typeOfDefault(given: Given, library: Library): ProgramOption["type"] {
  const value = library === "click" ? constantOf(given.named("default")) : undefined;
  if (value?.kind === "integer" || value?.kind === "float") return value.kind;
  const isUnknown = library === "click" && value === undefined && given.named("default");
  return isUnknown || value?.kind === "boolean" || value?.kind === "list" ? undefined : "string";
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

function isClickFlag(given: Given): boolean {
  const said = writtenFor(given, "is_flag");
  if (said !== "") return said === "True";
  return writtenFor(given, "count") === "True" || given.named("flag_value") !== undefined;
}

const flagAction = /store_true|store_false|store_const|append_const|count|BooleanOptionalAction/;

function typeOf(given: Given, library: Library): ProgramOption["type"] {
  const action = actionOf(given);
  if (flagAction.test(action)) return "flag";
  if (library === "click" && isClickFlag(given)) return "flag";
  const type = given.named("type");
  if (type) return typeNamed(type, library);
  const isKnown = action === "" ? !given.mayHaveOthers : /^(?:store|append|extend)$/.test(action);
  return isKnown ? typeOfDefault(given, library) : undefined;
}

function typeNamed(type: Expression, library: Library): ProgramOption["type"] {
  const value = resolvedValue(type);
  const { bindings, node } = value;
  const name = constantText(bindings, node) ?? sourceOf(bindings.source, node);
  if (library === "optparse" && name === "choice") return "string";
  const known = typeOfName(name) ?? typeReturned(value) ?? typeOfExample(value);
  return known ?? (/^(?:lower|upper)$/.test(conversionOf(value)) ? "string" : undefined);
}
