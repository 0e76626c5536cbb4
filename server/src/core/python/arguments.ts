import type { SourceRange } from "../base/range.ts";
import type { Value } from "../base/value.ts";
import type { Bindings } from "./bindings.ts";
import { argumentsFor, functionsCalled, lastName, returnValues } from "./calls.ts";
import { constantValue } from "./constant.ts";
import { placeOfName } from "./names.ts";
import {
  type Arguments,
  argumentNamed,
  argumentsOf,
  calleeOf,
  nodesBelow,
  type PythonNode,
  rangeOf,
  sourceOf,
} from "./syntax.ts";
import { constantText } from "./text.ts";

/** An option that a script takes on its command line. */
export interface ScriptArgument {
  /** Its long form without dashes. */
  readonly name: string;
  /** All forms as they are written on the command line, such as `--rate` and `-r`. */
  readonly flags: readonly string[];
  readonly type: "integer" | "float" | "string" | "flag" | undefined;
  readonly default: Value | undefined;
  readonly choices: readonly Value[] | undefined;
  readonly required: boolean;
  /** Whether it takes several values. */
  readonly several: boolean;
  /** The characters of the name in the program. */
  readonly range: SourceRange;
  /** Whether the range holds just the name, so that an edit can replace it. */
  readonly literal: boolean;
  /** Where the program reads its value by a name that follows from the option's, `-` written as `_`. */
  readonly uses: readonly SourceRange[];
}

/** The options that a script declares with argparse, click or absl. */
export function scriptArguments(bindings: Bindings): readonly ScriptArgument[] {
  return bindings.nodes.flatMap((node) => {
    if (node.name === "CallExpression") return declared(bindings, node, calleeOf(node));
    if (node.name !== "Decorator") return [];
    const name = sourceOf(bindings.source, node).replace(/\([\s\S]*$/, "");
    return /\boption$/.test(name) ? option(bindings, node, "click") : [];
  });
}

/** Whether the script refuses options that it does not declare. */
export function isStrict(bindings: Bindings): boolean {
  const calls = bindings.nodes.filter((it) => it.name === "CallExpression");
  const names = calls.map((it) => {
    const callee = calleeOf(it);
    return callee?.lastChild ? sourceOf(bindings.source, callee.lastChild) : "";
  });
  return names.includes("parse_args") && !names.includes("parse_known_args");
}

function declared(
  bindings: Bindings,
  call: PythonNode,
  callee: PythonNode | undefined,
): readonly ScriptArgument[] {
  const method = callee?.lastChild;
  const tail =
    method?.name === "PropertyName"
      ? sourceOf(bindings.source, method)
      : callee
        ? lastName(bindings, callee)
        : "";
  if (tail === "add_argument") return option(bindings, call, "argparse");
  const kind = /^DEFINE_(string|integer|float|bool|boolean|list|enum|multi_\w+)$/.exec(tail)?.[1];
  return kind === undefined ? [] : absl(bindings, call, kind);
}

type Library = "argparse" | "click";

function option(bindings: Bindings, call: PythonNode, library: Library): readonly ScriptArgument[] {
  const given = argumentsOf(bindings.source, call);
  const forms = given.positional.flatMap((node) => {
    const text = constantText(bindings, node);
    return text?.startsWith("-") ? [{ node, flag: text.split("/")[0] ?? text }] : [];
  });
  const long = forms.find(({ flag }) => flag.startsWith("--")) ?? forms[0];
  const name = long?.flag.replace(/^-+/, "");
  if (!long || !name) return [];
  const place = placeOfName(bindings, long.node, long.flag);
  const dashes = long.flag.length - name.length;
  const range = place.literal
    ? { start: place.range.start + dashes, end: place.range.end }
    : rangeOf(long.node);
  const nargs = argumentNamed(given, "nargs");
  return [
    {
      name,
      flags: forms.map(({ flag }) => flag),
      type: typeOf(bindings, given, library),
      default: constantOf(bindings, given, "default"),
      choices: choicesOf(bindings, given),
      required: sourceOfNamed(bindings, given, "required") === "True",
      several:
        (nargs !== undefined && !/^(?:1|["']\?["'])$/.test(sourceOf(bindings.source, nargs))) ||
        /append|extend/.test(sourceOfNamed(bindings, given, "action")) ||
        (library === "click" && sourceOfNamed(bindings, given, "multiple") === "True"),
      range,
      literal: place.literal,
      uses: argumentNamed(given, "dest")
        ? []
        : optionUses(bindings, call, name.replaceAll("-", "_")),
    },
  ];
}

function nameOf(bindings: Bindings, node: PythonNode): string {
  return bindings.qualifiedName(node) ?? "";
}

/** `arguments.name` for argparse, the parameter of the decorated function for click. */
function optionUses(bindings: Bindings, call: PythonNode, name: string): readonly SourceRange[] {
  if (call.name !== "Decorator") {
    return attributeUses(bindings, name, (it) => isNamespace(bindings, it, 0));
  }
  const definition = call.parent?.getChild("FunctionDefinition");
  if (!definition) return [];
  return nodesBelow(definition)
    .filter((it) => it.name === "VariableName" && sourceOf(bindings.source, it) === name)
    .filter((it) => it.parent?.name !== "ArgList" || it.nextSibling?.name !== "AssignOp")
    .map(rangeOf);
}

function attributeUses(
  bindings: Bindings,
  name: string,
  isOwner: (node: PythonNode) => boolean,
): readonly SourceRange[] {
  return bindings.nodes.flatMap((node) => {
    const owner = node.name === "MemberExpression" ? node.firstChild : undefined;
    const property = node.lastChild;
    if (!owner || property?.name !== "PropertyName") return [];
    if (sourceOf(bindings.source, property) !== name || !isOwner(owner)) return [];
    return [rangeOf(property)];
  });
}

/** Longer chains of names are not followed. */
const maximumDepth = 6;

/** Whether a name holds what `parse_args` gave. */
function isNamespace(bindings: Bindings, node: PythonNode, depth: number): boolean {
  if (depth > maximumDepth) return false;
  if (node.name === "CallExpression") {
    const callee = calleeOf(node);
    const method = callee?.lastChild;
    if (!callee || !method) return false;
    if (/^parse_(?:known_)?args$/.test(sourceOf(bindings.source, method))) return true;
    const returned = functionsCalled(bindings, callee).flatMap(returnValues);
    return returned.some((it) => isNamespace(it.bindings, it.node, depth + 1));
  }
  return bindings.reaching(node).some(({ kind, at, value }) => {
    if (kind === "assignment")
      return value !== undefined && isNamespace(bindings, value, depth + 1);
    if (kind !== "parameter") return false;
    const given = argumentsFor(bindings, at, sourceOf(bindings.source, node));
    return given !== "names" && given.some((it) => isNamespace(it.bindings, it.node, depth + 1));
  });
}

function sourceOfNamed(bindings: Bindings, given: Arguments, name: string): string {
  const node = argumentNamed(given, name);
  return node ? sourceOf(bindings.source, node) : "";
}

function constantOf(bindings: Bindings, given: Arguments, name: string): Value | undefined {
  const node = argumentNamed(given, name);
  return node && constantValue(bindings, node);
}

function choicesOf(bindings: Bindings, given: Arguments): readonly Value[] | undefined {
  const type = argumentNamed(given, "type");
  const listed =
    argumentNamed(given, "choices") ??
    (type?.name === "CallExpression"
      ? argumentsOf(bindings.source, type).positional[0]
      : undefined);
  const value = listed && constantValue(bindings, listed);
  return value?.kind === "list" ? value.items : undefined;
}

/** click takes the type of the default, argparse takes all as text. */
function typeOfDefault(
  bindings: Bindings,
  given: Arguments,
  library: Library,
): ScriptArgument["type"] {
  const value = library === "click" ? constantOf(bindings, given, "default") : undefined;
  if (value?.kind === "integer" || value?.kind === "float") return value.kind;
  return value?.kind === "boolean" ? undefined : "string";
}

function typeOf(bindings: Bindings, given: Arguments, library: Library): ScriptArgument["type"] {
  const action = sourceOfNamed(bindings, given, "action");
  if (/store_true|store_false|BooleanOptionalAction/.test(action)) return "flag";
  if (sourceOfNamed(bindings, given, "is_flag") === "True") return "flag";
  const type = sourceOfNamed(bindings, given, "type");
  switch (type) {
    case "":
      return argumentNamed(given, "action") ? undefined : typeOfDefault(bindings, given, library);
    case "int":
    case "click.INT":
      return "integer";
    case "float":
    case "click.FLOAT":
      return "float";
    case "str":
    case "click.STRING":
    case "Path":
    case "pathlib.Path":
      return "string";
    default:
      return undefined;
  }
}

const abslTypes: { readonly [kind: string]: ScriptArgument["type"] } = {
  string: "string",
  enum: "string",
  integer: "integer",
  float: "float",
  bool: "flag",
  boolean: "flag",
};

function absl(bindings: Bindings, call: PythonNode, kind: string): readonly ScriptArgument[] {
  const { positional, named } = argumentsOf(bindings.source, call);
  const [nameNode, defaultNode, third] = positional;
  const name = nameNode && constantText(bindings, nameNode);
  if (!nameNode || name === undefined) return [];
  const value = defaultNode ?? named.find((it) => it.name === "default")?.value;
  const listed = kind === "enum" && third ? constantValue(bindings, third) : undefined;
  return [
    {
      name,
      flags: [`--${name}`],
      type: abslTypes[kind],
      default: value && constantValue(bindings, value),
      choices: listed?.kind === "list" ? listed.items : undefined,
      required: false,
      several: kind === "list" || kind.startsWith("multi"),
      ...placeOfName(bindings, nameNode, name),
      uses: attributeUses(bindings, name, (it) => /\bFLAGS$/.test(nameOf(bindings, it))),
    },
  ];
}
