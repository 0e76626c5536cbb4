import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { functionsCalled } from "../calls.ts";
import {
  argumentParts,
  argumentsOf,
  calleeOf,
  childNamed,
  nodesBelow,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import { declaredOptions } from "./add-argument.ts";
import type { ProgramOption } from "./argument.ts";
import { decoratorName, decoratorsOf } from "./decorators.ts";
import { baseOf } from "./overlay.ts";
import { withPositions } from "./parser-nodes.ts";
import { asCalled } from "./unroll.ts";
import { resolvedValue } from "./written.ts";

/** What a command takes, and whether that may not be all. */
export interface CommandOptions {
  readonly options: readonly ProgramOption[];
  readonly isOpen: boolean;
  /** The forms of options that click adds to every program. */
  readonly builtIn?: readonly string[];
}

/** The options that the decorators of a function declare. */
export function clickOptions(definition: Expression): CommandOptions {
  const { bindings } = definition;
  const parts = decoratorsOf(definition).map((it) => optionsOfDecorator(bindings, it));
  const options = withPositions(parts.flatMap((it) => it.options));
  return {
    options: options.map((it) => withUses(definition, it)),
    isOpen: parts.some((it) => it.isOpen),
    builtIn: ["--help", ...parts.flatMap((it) => it.builtIn ?? [])],
  };
}

/** The decorators whose options have names of their own (click, `decorators.py`). */
const namedOption = /(?:^|\.)(password|confirmation|version|help)_option$/;

const usualForms: { readonly [kind: string]: string } = {
  password: "--password",
  confirmation: "--yes",
  version: "--version",
  help: "--help",
};

/** The forms of such an option, as they are given or as click calls it. */
function formsOfNamed(bindings: Bindings, decorator: PythonNode, kind: string): readonly string[] {
  const texts = argumentsOf(bindings.source, decorator).positional.map((it) =>
    constantText(bindings, it),
  );
  const forms = texts.flatMap((it) => (it?.startsWith("-") ? [it] : []));
  return forms.length > 0 ? forms : [usualForms[kind] ?? ""];
}

/** What declares an option or argument. */
export const optionMaker = /(?:^|\.)(?:option|argument|password_option|confirmation_option)$/;

/** Decorators of other libraries that declare no options. */
const plainDecorator =
  /^(?:functools|contextlib|torch|tf|tensorflow|typing|abc|wandb|mlflow|valohai|numba|jax|asyncio|hydra|dask|ray|pytest)\b|^(?:staticmethod|classmethod|property|cache)$|\.(?:command|group|callback|result_callback|pass_\w+|wraps|no_grad)$/;

function optionsOfDecorator(bindings: Bindings, decorator: PythonNode): CommandOptions {
  const { nodes, parts, qualified } = decoratorName(bindings, decorator);
  const kind = namedOption.exec(qualified)?.[1];
  const builtIn = kind === undefined ? [] : formsOfNamed(bindings, decorator, kind);
  if (optionMaker.test(qualified)) {
    return { ...declaredBy({ bindings, node: decorator }, qualified), builtIn };
  }
  if (kind !== undefined) return { options: [], isOpen: false, builtIn };
  const [first] = nodes;
  if (!first) return { options: [], isOpen: true };
  const shared = sharedOptions(bindings, decorator, first, parts);
  if (shared) return shared;
  return { options: [], isOpen: !plainDecorator.test(qualified) && !/pass_/.test(qualified) };
}

function declaredBy({ bindings, node }: Expression, name: string): CommandOptions {
  const { options, complete } = declaredOptions(bindings, node, "click");
  const isArgument = /argument$/.test(name);
  const wanted = options.filter((it) => (it.position !== undefined) === isArgument);
  const { positional, starred } = argumentsOf(bindings.source, node);
  // Options with fixed behaviour, such as `@click.confirmation_option()`, take no parameter.
  return { options: wanted, isOpen: !complete && (positional.length > 0 || starred) };
}

/** The options of a decorator that the program itself defines, with one or several options. */
function sharedOptions(
  bindings: Bindings,
  decorator: PythonNode,
  first: PythonNode,
  parts: readonly string[],
): CommandOptions | undefined {
  const functions = functionsOfDecorator(bindings, first, parts).map((it) =>
    asCalled(it, { bindings, node: decorator }),
  );
  const value = parts.length === 1 ? assignedValue({ bindings, node: first }) : undefined;
  if (functions.length === 0 && !value) return undefined;
  const sources = [...functions, ...(value ? [value] : []), ...valuesGiven(bindings, decorator)];
  const read = sources
    .flatMap((it) => optionCallsIn(it, 0))
    .map((it) => {
      const callee = calleeOf(it.node);
      return declaredBy(it, callee ? lastName(it.bindings, callee) : "option");
    });
  return { options: read.flatMap((it) => it.options), isOpen: read.some((it) => it.isOpen) };
}

/** What a name was given, unless that is not known. */
function assignedValue(name: Expression): Expression | undefined {
  const value = resolvedValue(name);
  return value.node === name.node || value.node.name === "VariableName" ? undefined : value;
}

function valuesGiven(bindings: Bindings, decorator: PythonNode): readonly Expression[] {
  const list = childNamed(decorator, "ArgList");
  return (list ? argumentParts(list) : []).flatMap((part) => {
    const last = part.at(-1);
    return last ? [resolvedValue({ bindings, node: last })] : [];
  });
}

function functionsOfDecorator(
  bindings: Bindings,
  first: PythonNode,
  parts: readonly string[],
): readonly Expression[] {
  if (parts.length === 1) return functionsCalled(bindings, first);
  const there = bindings.neighbours.imported(parts[0] ?? "");
  if (!there || there.name !== undefined || parts.length > 2) return [];
  return there.module
    .functionsNamed(parts[1] ?? "")
    .map((node) => ({ bindings: there.module, node }));
}

/** Longer chains of names are not followed. */
const maxDepth = 2;

/** The calls of `click.option` in a stretch of a program and in what its names stand for. */
function optionCallsIn(stretch: Expression, depth: number): readonly Expression[] {
  const { bindings, node } = stretch;
  if (depth > maxDepth || !bindings.mayFollow()) return [];
  return nodesBelow(node).flatMap((it): readonly Expression[] => {
    const at = { bindings, node: it };
    if (it.name === "VariableName") {
      const value = depth < maxDepth ? assignedValue(at) : undefined;
      return value && !within(value, stretch) ? optionCallsIn(value, depth + 1) : [];
    }
    return isOptionCall(at) ? [at] : [];
  });
}

function isOptionCall({ bindings, node }: Expression): boolean {
  if (node.name === "Decorator") return optionMaker.test(decoratorName(bindings, node).qualified);
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  return callee !== undefined && optionMaker.test(bindings.qualifiedName(callee) ?? "");
}

function within(inner: Expression, outer: Expression): boolean {
  return (
    inner.bindings === outer.bindings &&
    outer.node.from <= inner.node.from &&
    inner.node.to <= outer.node.to
  );
}

/** Where the function reads the parameter that takes the option's value. */
function withUses({ bindings, node }: Expression, option: ProgramOption): ProgramOption {
  if (option.origin !== baseOf(bindings)) return option;
  const name = option.name.replaceAll("-", "_");
  const uses = nodesBelow(node)
    .filter((it) => it.name === "VariableName" && sourceOf(bindings.source, it) === name)
    .filter((it) => it.parent?.name !== "ArgList" || it.nextSibling?.name !== "AssignOp")
    .map((it) => ({ start: it.from, end: it.to }));
  return { ...option, uses };
}
