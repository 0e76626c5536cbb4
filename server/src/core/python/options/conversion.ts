import type { Expression } from "../bindings.ts";
import { functionsCalled } from "../calls.ts";
import { returnValues } from "../definitions.ts";
import { argumentsOf, childNamed, childrenOf, type PythonNode, sourceOf } from "../syntax.ts";
import type { Conversion, ScriptArgument } from "./argument.ts";

/** The type that a converter such as `int` or `click.IntRange(1, 5)` gives; undefined where it is not known. */
export function typeOfName(name: string): ScriptArgument["type"] {
  const [plain = ""] = name.split("(");
  switch (plain.trim().replace(/^(?:click|typer|pathlib|argparse|types|builtins)\./, "")) {
    case "int":
    case "long":
    case "INT":
    case "IntRange":
      return "integer";
    case "float":
    case "FLOAT":
    case "FloatRange":
      return "float";
    case "str":
    case "string":
    case "STRING":
    case "Path":
    case "PurePath":
    case "File":
    case "FileType":
    case "Choice":
    case "DateTime":
    case "os.path.abspath":
    case "os.path.expanduser":
      return "string";
    default:
      return undefined;
  }
}

/** What a function of the program says that it returns. */
export function typeReturned({ bindings, node }: Expression): ScriptArgument["type"] {
  if (node.name !== "VariableName") return undefined;
  const types = functionsCalled(bindings, node).map((it) => {
    const annotation = childNamed(it.node, "TypeDef");
    const type = annotation && childrenOf(annotation)[1];
    return type ? typeOfName(sourceOf(it.bindings.source, type)) : undefined;
  });
  return types.length === 1 ? types[0] : undefined;
}

/** How `type=` converts a value before argparse compares it with the choices. */
export function conversionOf(type: Expression | undefined): Conversion {
  if (!type) return "none";
  const { bindings, node } = type;
  if (node.name === "LambdaExpression") {
    const body = node.lastChild;
    return body ? conversionBy({ bindings, node: body }, parameterOf(bindings, node)) : "unknown";
  }
  const written = sourceOf(bindings.source, node);
  const known = knownConversions[written];
  if (known) return known;
  const called = functionsCalled(bindings, node);
  const [only] = called;
  const returned = only && called.length === 1 ? returnValues(only) : [];
  const [value] = returned;
  if (!only || !value || returned.length !== 1) return "unknown";
  return conversionBy(value, parameterOf(only.bindings, only.node));
}

const knownConversions: { readonly [name: string]: Conversion } = {
  str: "none",
  "str.lower": "lower",
  "str.casefold": "lower",
  "str.upper": "upper",
  int: "integer",
  float: "float",
};

function parameterOf(bindings: Expression["bindings"], definition: PythonNode): string {
  const list = childNamed(definition, "ParamList");
  const name = childNamed(list, "VariableName");
  return name ? sourceOf(bindings.source, name) : "";
}

/** How an expression such as `text.lower()` converts a name. */
function conversionBy({ bindings, node }: Expression, name: string): Conversion {
  const written = sourceOf(bindings.source, node);
  if (name === "") return "unknown";
  if (written === name) return "none";
  const method = /^\s*(\w+)\.(\w+)\(\)\s*$/.exec(written);
  if (method?.[1] === name) return knownConversions[`str.${method[2]}`] ?? "unknown";
  if (node.name !== "CallExpression" || !node.firstChild) return "unknown";
  const { positional } = argumentsOf(bindings.source, node);
  const [only] = positional;
  if (positional.length !== 1 || !only || sourceOf(bindings.source, only) !== name)
    return "unknown";
  return knownConversions[sourceOf(bindings.source, node.firstChild)] ?? "unknown";
}
