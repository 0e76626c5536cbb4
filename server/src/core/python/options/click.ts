import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { functionsCalled } from "../calls.ts";
import { argumentNamed, argumentsOf, calleeOf, type PythonNode, sourceOf } from "../syntax.ts";
import { constantText } from "../text.ts";
import { namesFor } from "./click-names.ts";
import { type CommandObject, commandNode, newCommand } from "./click-nodes.ts";
import { optionMaker } from "./click-options.ts";
import type { CommandNode } from "./command-node.ts";
import { decoratorName, decoratorsOf } from "./decorators.ts";
import { elementsOf, entriesOf, resolvedValue } from "./written.ts";

/** The commands of click and typer in a program. */
export interface ClickCommands {
  /** The command that a name means. */
  of(expression: Expression): CommandObject | undefined;
  /** The command of a function. */
  ofFunction(definition: Expression): CommandObject | undefined;
  nodeOf(command: CommandObject): CommandNode;
  /** The commands of a file that belong to no other. */
  rootsIn(bindings: Bindings): readonly CommandObject[];
}

/** Longer chains of names are not followed. */
const maxDepth = 6;

const clickModule = /^(?:rich_click|click|asyncclick|cloup|trogon)\.(?:\w+\.)*/;

/** Finds the commands of the files of a program. */
export function readCommandsOfClick(files: readonly Bindings[]): ClickCommands {
  const search: Search = { known: new Map() };
  const commands: ClickCommands = {
    of: (it) => commandOf(search, it, 0),
    ofFunction: (it) => ofFunction(search, it),
    nodeOf: commandNode,
    rootsIn: (bindings) => rootsIn(search, bindings),
  };
  if (!files.some(mayHaveCommands)) {
    return { ...commands, of: () => undefined, ofFunction: () => undefined, rootsIn: () => [] };
  }
  for (const bindings of files) {
    for (const node of bindings.nodes) {
      if (node.name === "FunctionDefinition") ofFunction(search, { bindings, node });
      if (node.name === "CallExpression") readCall(search, { bindings, node });
    }
  }
  return commands;
}

/** Whether a file names one of the libraries at all. */
function mayHaveCommands({ source }: Bindings): boolean {
  return /\b(?:\w*click|typer|cloup)\b/.test(source.text);
}

/** The outermost commands; where there are none, functions with options that are made into commands elsewhere. */
function rootsIn({ known }: Search, bindings: Bindings): readonly CommandObject[] {
  const all = [...known.values()]
    .flatMap((it) => [...it.values()])
    .filter((it) => it !== undefined);
  const inner = new Set(all.flatMap((it) => it.children.map(({ command }) => command)));
  const roots = all.filter((it) => !inner.has(it) && it.maker.bindings === bindings);
  if (roots.length > 0) return roots;
  return bindings.nodes.flatMap((node): CommandObject[] => {
    if (node.name !== "FunctionDefinition") return [];
    const definition = { bindings, node };
    const hasOptions = decoratorsOf(definition).some((it) =>
      optionMaker.test(decoratorName(bindings, it).qualified),
    );
    const { source } = bindings;
    const given = argumentsOf(source, node);
    return hasOptions ? [newCommand("click", false, definition, definition, [], given)] : [];
  });
}

interface Search {
  readonly known: Map<Bindings, Map<number, CommandObject | undefined>>;
}

function remembered(
  { known }: Search,
  { bindings, node }: Expression,
  make: () => CommandObject | undefined,
): CommandObject | undefined {
  const own = known.get(bindings) ?? new Map<number, CommandObject | undefined>();
  known.set(bindings, own);
  if (own.has(node.from)) return own.get(node.from);
  own.set(node.from, undefined);
  const made = make();
  own.set(node.from, made);
  return made;
}

function ofFunction(search: Search, definition: Expression): CommandObject | undefined {
  return remembered(search, definition, () => {
    for (const it of decoratorsOf(definition)) {
      const made = madeBy(search, definition, it);
      if (made) return made;
    }
    return undefined;
  });
}

/** The command that a decorator makes from a function. */
function madeBy(
  search: Search,
  definition: Expression,
  decorator: PythonNode,
): CommandObject | undefined {
  const { bindings } = definition;
  const { nodes, parts, qualified } = decoratorName(bindings, decorator);
  const kind = parts.at(-1) ?? "";
  if (!/^(?:command|group|callback)$/.test(kind)) return undefined;
  const given = argumentsOf(bindings.source, decorator);
  const maker = { bindings, node: decorator };
  if (clickModule.test(qualified)) {
    return newCommand(
      "click",
      kind === "group",
      definition,
      maker,
      namesFor(definition, given, "click"),
      given,
    );
  }
  const owner = nodes.length > 1 ? ownerCommand(search, bindings, parts.slice(0, -1)) : undefined;
  if (!owner) return undefined;
  if (kind === "callback") {
    owner.callback = definition;
    return undefined;
  }
  const names = namesFor(definition, given, owner.library);
  const made = newCommand(owner.library, kind === "group", definition, maker, names, given);
  owner.children.push({ command: made, names: undefined });
  return made;
}

function ownerCommand(
  search: Search,
  bindings: Bindings,
  parts: readonly string[],
): CommandObject | undefined {
  const [first = "", second] = parts;
  const there = bindings.neighbours.imported(first);
  if (second === undefined) return named(search, bindings, first, 0);
  return there && there.name === undefined ? named(search, there.module, second, 0) : undefined;
}

/** The command that a name of a file means. */
function named(
  search: Search,
  bindings: Bindings,
  name: string,
  depth: number,
): CommandObject | undefined {
  if (depth > maxDepth) return undefined;
  const [own] = bindings.functionsNamed(name).slice(-1);
  if (own) return ofFunction(search, { bindings, node: own });
  const value = bindings.moduleValue(name);
  if (value) return commandOf(search, { bindings, node: value }, depth + 1);
  const there = bindings.neighbours.imported(name);
  return there?.name === undefined ? undefined : named(search, there.module, there.name, depth + 1);
}

function commandOf(
  search: Search,
  { bindings, node }: Expression,
  depth: number,
): CommandObject | undefined {
  if (depth > maxDepth || !bindings.mayFollow()) return undefined;
  if (node.name === "CallExpression") return madeByCall(search, { bindings, node });
  if (node.name === "MemberExpression") {
    const owner =
      node.firstChild && bindings.neighbours.imported(sourceOf(bindings.source, node.firstChild));
    return owner && owner.name === undefined
      ? named(search, owner.module, lastName(bindings, node), depth + 1)
      : undefined;
  }
  if (node.name !== "VariableName") return undefined;
  const value = bindings.onlyValue(node);
  if (value) return commandOf(search, { bindings, node: value }, depth + 1);
  return named(search, bindings, sourceOf(bindings.source, node), depth + 1);
}

/** `typer.Typer()`, `click.Group(…)`, and `app.command()(function)` */
function madeByCall(search: Search, { bindings, node }: Expression): CommandObject | undefined {
  const callee = calleeOf(node);
  if (!callee) return undefined;
  const name = bindings.qualifiedName(callee) ?? "";
  const isTyper = /^typer\.(?:main\.)?Typer$/.test(name);
  const isGroup = clickModule.test(name) && /(?:Group|CommandCollection)$/.test(name);
  if (!isTyper && !isGroup) return decoratedByCall(search, { bindings, node }, callee);
  return remembered(search, { bindings, node }, () =>
    groupByCall(search, { bindings, node }, isTyper ? "typer" : "click"),
  );
}

function groupByCall(
  search: Search,
  maker: Expression,
  library: CommandObject["library"],
): CommandObject {
  const { bindings, node } = maker;
  const given = argumentsOf(bindings.source, node);
  const said =
    argumentNamed(given, "name") ?? (library === "click" ? given.positional[0] : undefined);
  const text = said && constantText(bindings, said);
  const names = text === undefined ? [] : [text];
  const made = newCommand(library, true, undefined, maker, names, given);
  const listed =
    argumentNamed(given, "commands") ?? (library === "click" ? given.positional[1] : undefined);
  if (listed) addListed(search, made, { bindings, node: listed });
  if (argumentNamed(given, "sources")) made.hasMoreCommands = true;
  const callback = argumentNamed(given, "callback");
  const [runs] = callback ? functionsCalled(bindings, callback) : [];
  made.callback = runs;
  return made;
}

/** `click.Group(commands={"fit": fit})` and `click.Group(commands=[fit])` */
function addListed(search: Search, group: CommandObject, listed: Expression): void {
  const rows = namedRows(listed);
  if (!rows) group.hasMoreCommands = true;
  for (const { names, row } of rows ?? []) {
    const command = names?.length === 0 || !("node" in row) ? undefined : commandOf(search, row, 0);
    if (command) group.children.push({ command, names });
    else group.hasMoreCommands = true;
  }
}

/** The elements of a dictionary or list, with the names of the keys; no name where a key is not known. */
function namedRows(listed: Expression) {
  const entries = entriesOf(resolvedValue(listed));
  if (!entries) return elementsOf(listed, 0)?.map((row) => ({ names: undefined, row }));
  return entries.map(([key, row]) => {
    const name = constantText(key.bindings, key.node);
    return { names: name === undefined ? [] : [name], row };
  });
}

/** `app.command("fit")(fit)` and `click.command()(fit)` */
function decoratedByCall(
  search: Search,
  { bindings, node }: Expression,
  callee: PythonNode,
): CommandObject | undefined {
  const inner = callee.name === "CallExpression" ? calleeOf(callee) : undefined;
  const target = argumentsOf(bindings.source, node).positional[0];
  const [definition] = inner && target ? functionsCalled(bindings, target) : [];
  if (!inner || !definition || !/^(?:command|group)$/.test(lastName(bindings, inner)))
    return undefined;
  const given = argumentsOf(bindings.source, callee);
  const owner = inner.firstChild
    ? commandOf(search, { bindings, node: inner.firstChild }, 1)
    : undefined;
  const isClick = clickModule.test(bindings.qualifiedName(inner) ?? "");
  if (!owner && !isClick) return undefined;
  return remembered(search, { bindings, node }, () => {
    const library = owner?.library ?? "click";
    const isGroup = lastName(bindings, inner) === "group";
    const names = namesFor(definition, given, library);
    const made = newCommand(library, isGroup, definition, { bindings, node }, names, given);
    owner?.children.push({ command: made, names: undefined });
    return made;
  });
}

/** `group.add_command(fit, "name")` and `app.add_typer(other, name="users")` */
function readCall(search: Search, { bindings, node }: Expression): void {
  const callee = calleeOf(node);
  if (callee?.name === "CallExpression") decoratedByCall(search, { bindings, node }, callee);
  const method = callee ? lastName(bindings, callee) : "";
  const owner = callee?.name === "MemberExpression" ? callee.firstChild : undefined;
  if (!owner || !/^(?:add_command|add_typer)$/.test(method)) return;
  const group = commandOf(search, { bindings, node: owner }, 0);
  if (group) addTo(search, group, { bindings, node });
}

function addTo(search: Search, group: CommandObject, { bindings, node }: Expression): void {
  const given = argumentsOf(bindings.source, node);
  const named = argumentNamed(given, "cmd") ?? argumentNamed(given, "typer_instance");
  const added = given.positional[0] ?? named;
  const said = given.positional[1] ?? argumentNamed(given, "name");
  const text = said && constantText(bindings, said);
  const commands = added ? addedCommands(search, { bindings, node: added }) : undefined;
  if (!commands || (said && text === undefined)) group.hasMoreCommands = true;
  for (const command of commands ?? []) {
    group.children.push({ command, names: text === undefined ? undefined : [text] });
  }
}

/** One command, or each that a loop iterates over. */
function addedCommands(search: Search, added: Expression): readonly CommandObject[] | undefined {
  const one = commandOf(search, added, 0);
  if (one) return [one];
  const each = added.bindings.reaching(added.node).find((it) => it.kind === "each");
  const rows = each?.value && elementsOf({ bindings: added.bindings, node: each.value }, 0);
  const found = rows?.flatMap((it) => ("node" in it ? (commandOf(search, it, 0) ?? []) : []));
  return found && found.length > 0 ? found : undefined;
}
