import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { classNamed } from "../classes.ts";
import {
  argumentsOf,
  calleeOf,
  childrenOf,
  nearest,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import type { Declared } from "./add-argument.ts";
import { classOptions } from "./field-options.ts";
import type { FieldStyle } from "./field-styles.ts";

/** What `for field in fields(Config): parser.add_argument(f"--{field.name}", …)` declares; undefined for other calls. */
export function optionsOfFields({ bindings, node }: Expression): Declared | undefined {
  const [first, ...others] = argumentsOf(bindings.source, node).positional;
  const loop = nearest(node, ["ForStatement"]);
  if (!first || others.length > 0 || !loop) return undefined;
  const [, target, , iterable] = childrenOf(loop);
  const kind = iterable && classOfFields(bindings, iterable);
  if (!kind || target?.name !== "VariableName") return undefined;
  const written = sourceOf(bindings.source, first);
  if (!written.includes(`${sourceOf(bindings.source, target)}.name`)) return undefined;
  const { options, isOpen } = classOptions(kind, styleOf(bindings, first));
  return { options, complete: !isOpen && /^[fF]?["']--/.test(written) };
}

/** `fields(Config)`, and `fields(Config())` */
function classOfFields(bindings: Bindings, node: PythonNode): Expression | undefined {
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  if (!callee || lastName(bindings, callee) !== "fields") return undefined;
  const [given] = argumentsOf(bindings.source, node).positional;
  const made = given?.name === "CallExpression" ? calleeOf(given) : given;
  return made && classNamed(bindings, made);
}

/** The name of the field, with `-` for `_` where the program replaces them. */
function styleOf(bindings: Bindings, name: PythonNode): FieldStyle {
  const isDashed = /\.replace\(["']_["'], ?["']-["']\)/.test(sourceOf(bindings.source, name));
  return {
    spell: (it) => [isDashed ? it.replaceAll("_", "-") : it],
    booleans: "value",
    negate: () => [],
    isDotted: false,
  };
}
