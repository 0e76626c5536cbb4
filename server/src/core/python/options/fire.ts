import type { Bindings, Expression } from "../bindings.ts";
import { functionsCalled } from "../calls.ts";
import { classNamed, moduleOf, withBases } from "../classes.ts";
import {
  argumentNamed,
  argumentsOf,
  childNamed,
  childrenOf,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import type { ProgramOption } from "./argument.ts";
import type { CommandNode } from "./command-node.ts";
import { leafCommand } from "./command-node.ts";
import {
  type Field,
  fieldOption,
  fieldsOf,
  parametersOf,
  shownDefault,
  typeFrom,
} from "./declared-fields.ts";
import { decoratorName, decoratorsOf } from "./decorators.ts";
import { constantOf } from "./option-values.ts";
import { typeOfValue } from "./typer.ts";
import { entriesOf, resolvedValue } from "./written.ts";

/** Deeper objects are not looked into. */
const maxDepth = 4;

/** The commands that `fire.Fire(…)` makes from its argument. */
export function fireNode(call: Expression): CommandNode {
  const { bindings, node } = call;
  const given = argumentsOf(bindings.source, node);
  const component = given.positional[0] ?? argumentNamed(given, "component");
  const otherWords = argumentNamed(given, "command") !== undefined;
  const found = component
    ? nodeOf({ bindings, node: component }, [], 0)
    : group(moduleMembers(bindings, 0), []);
  return otherWords ? unknownNode([]) : found;
}

function unknownNode(names: readonly string[]): CommandNode {
  return { ...leafCommand(names), isOpen: true, isStrict: false, hasMoreCommands: true };
}

function group(children: readonly CommandNode[], names: readonly string[]): CommandNode {
  return { ...leafCommand(names), children };
}

function nodeOf(component: Expression, names: readonly string[], depth: number): CommandNode {
  if (depth > maxDepth) return unknownNode(names);
  const { bindings, node } = component;
  const functions = functionsOf(component);
  if (functions.length > 0) return functionNode(functions, names);
  const module = moduleOf(bindings, node);
  if (module) return group(moduleMembers(module, depth), names);
  const kind = /^(?:Variable|Member)/.test(node.name) ? classNamed(bindings, node) : undefined;
  if (kind) return classNode(kind, names, constructorOf(kind), depth);
  const value = resolvedValue(component);
  const entries = entriesOf(value);
  if (entries) {
    const children = entries.map(([key, it]) => {
      const name = constantText(key.bindings, key.node);
      return name === undefined ? undefined : nodeOf(it, spellings(name), depth + 1);
    });
    const known = children.filter((it) => it !== undefined);
    return { ...group(known, names), hasMoreCommands: known.length < children.length };
  }
  const callee = value.node.name === "CallExpression" ? value.node.firstChild : undefined;
  const made = callee ? classNamed(value.bindings, callee) : undefined;
  return made ? classNode(made, names, [], depth) : unknownNode(names);
}

function functionsOf({ bindings, node }: Expression): readonly Expression[] {
  if (node.name === "LambdaExpression") return [{ bindings, node }];
  return /^(?:Variable|Member)/.test(node.name) ? functionsCalled(bindings, node).slice(-1) : [];
}

function functionNode(functions: readonly Expression[], names: readonly string[]): CommandNode {
  return { ...leafCommand(names), ...optionsOf(functions), runs: functions };
}

function optionsOf(functions: readonly Expression[]): Pick<CommandNode, "options" | "isOpen"> {
  const fields = functions.flatMap((it) => parametersOf(it).map((field) => ({ it, field })));
  return {
    options: fields
      .filter(({ field }) => field.star === "")
      .map(({ it, field }) => optionOf(it.bindings, field)),
    isOpen: fields.some(({ field }) => field.star === "**"),
  };
}

function optionOf(bindings: Bindings, field: Field): ProgramOption {
  const value = field.default && constantOf({ bindings, node: field.default });
  const annotated = typeFrom(bindings, field.type);
  const type = annotated.type === "boolean" ? "flag" : (annotated.type ?? typeOfValue(value));
  const dashed = field.name.replaceAll("_", "-");
  return fieldOption(field, {
    name: field.name,
    flags: dashed === field.name ? [`--${field.name}`] : [`--${field.name}`, `--${dashed}`],
    negations: type === "flag" ? [`--no${field.name}`] : [],
    type,
    default: shownDefault(value),
    required: field.default === undefined,
    several: annotated.several,
    optionalValue: type === "flag",
    literal: true,
  });
}

/** `_` and `-` mean the same in the names of commands. */
function spellings(name: string): readonly string[] {
  return [...new Set([name, name.replaceAll("_", "-")])];
}

function methodsOf(kind: Expression): readonly Expression[] {
  const seen = new Set<string>();
  return withBases(kind).flatMap(({ bindings, node }) => {
    const body = childNamed(node, "Body");
    const statements = body ? childrenOf(body) : [];
    return statements.flatMap((it): Expression[] => {
      const definition =
        it.name === "DecoratedStatement" ? childNamed(it, "FunctionDefinition") : it;
      if (definition?.name !== "FunctionDefinition") return [];
      const name = nameOf(bindings, definition);
      if (seen.has(name)) return [];
      seen.add(name);
      return [{ bindings, node: definition }];
    });
  });
}

function nameOf(bindings: Bindings, definition: PythonNode): string {
  const name = childNamed(definition, "VariableName");
  return name ? sourceOf(bindings.source, name) : "";
}

function constructorOf(kind: Expression): readonly Expression[] {
  return methodsOf(kind).filter((it) => nameOf(it.bindings, it.node) === "__init__");
}

/** What the constructor of a dataclass takes. */
function fieldOptionsOf(kind: Expression): Pick<CommandNode, "options" | "isOpen"> {
  const isData = decoratorsOf(kind).some((it) =>
    /(?:^|\.)dataclass$/.test(decoratorName(kind.bindings, it).qualified),
  );
  if (!isData) return { options: [], isOpen: false };
  const { fields, complete } = fieldsOf(kind);
  return { options: fields.map((it) => optionOf(it.at.bindings, it)), isOpen: !complete };
}

/** The public methods of a class, and the objects that it keeps; its constructor takes options anywhere. */
function classNode(
  kind: Expression,
  names: readonly string[],
  made: readonly Expression[],
  depth: number,
): CommandNode {
  const own = made.length > 0 ? optionsOf(made) : fieldOptionsOf(kind);
  const methods = methodsOf(kind).filter((it) => !nameOf(it.bindings, it.node).startsWith("_"));
  const children = methods.map((it) => {
    const method = functionNode([it], spellings(nameOf(it.bindings, it.node)));
    return {
      ...method,
      options: [...own.options, ...method.options],
      isOpen: own.isOpen || method.isOpen,
      runs: [it, ...made],
    };
  });
  const kept = keptObjects(kind).map((it) => nodeOf(it.value, spellings(it.name), depth + 1));
  return {
    ...group([...children, ...kept], names),
    options: own.options,
    isOpen: own.isOpen,
    runs: made,
  };
}

/** `self.data = Data()`, which is a group of commands. */
function keptObjects({ bindings, node }: Expression) {
  return bindings.nodes.flatMap((it) => {
    if (it.name !== "AssignStatement" || it.from < node.from || it.to > node.to) return [];
    const target = it.firstChild
      ? /^self\.([A-Za-z]\w*)$/.exec(sourceOf(bindings.source, it.firstChild))
      : null;
    const value = it.lastChild;
    const callee = value?.name === "CallExpression" ? value.firstChild : undefined;
    if (!target?.[1] || !value || !callee || !classNamed(bindings, callee)) return [];
    return [{ name: target[1], value: { bindings, node: value } }];
  });
}

/** The functions and classes of a module: `fire.Fire()` takes all of them. */
function moduleMembers(bindings: Bindings, depth: number): readonly CommandNode[] {
  return childrenOf(bindings.source.root).flatMap((it): CommandNode[] => {
    const definition = it.name === "DecoratedStatement" ? it.lastChild : it;
    if (!definition || !/^(?:Function|Class)Definition$/.test(definition.name)) return [];
    const name = nameOf(bindings, definition);
    if (name.startsWith("_")) return [];
    const at = { bindings, node: definition };
    if (definition.name === "FunctionDefinition") return [functionNode([at], spellings(name))];
    return [classNode(at, spellings(name), constructorOf(at), depth + 1)];
  });
}
