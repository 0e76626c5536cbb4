import type { Expression } from "../bindings.ts";
import { type Arguments, argumentNamed, argumentsOf, sourceOf } from "../syntax.ts";
import { type CommandOptions, clickOptions } from "./click-options.ts";
import type { CommandNode } from "./command-node.ts";
import { decoratorsOf } from "./decorators.ts";
import { typerOptions } from "./typer.ts";
import { resolvedValue } from "./written.ts";

/** A command or group of click or typer. */
export interface CommandObject {
  readonly library: "click" | "typer";
  readonly isGroup: boolean;
  /** The function that it runs. */
  readonly definition: Expression | undefined;
  /** The call or decorator that makes it. */
  readonly maker: Expression;
  readonly names: readonly string[];
  readonly children: {
    readonly command: CommandObject;
    readonly names: readonly string[] | undefined;
  }[];
  /** What runs before the command, for a typer app with a callback. */
  callback: Expression | undefined;
  hasMoreCommands: boolean;
}

/** A command with nothing below it as yet. */
export function newCommand(
  library: CommandObject["library"],
  isGroup: boolean,
  definition: Expression | undefined,
  maker: Expression,
  names: readonly string[],
  given: Arguments,
): CommandObject {
  const hasMoreCommands =
    isGroup && argumentNamed(given, "cls") !== undefined && library === "click";
  return {
    library,
    isGroup,
    definition,
    maker,
    names,
    children: [],
    callback: undefined,
    hasMoreCommands,
  };
}

/** What a command takes and runs, with those below it. */
export function commandNode(command: CommandObject): CommandNode {
  return nodeOf(command, 0);
}

/** Deeper commands are not read. */
const maxDepth = 6;

function nodeOf(command: CommandObject, depth: number): CommandNode {
  const { names, definition, callback, hasMoreCommands } = command;
  const single = onlyCommand(command);
  if (single && depth <= maxDepth) return { ...nodeOf(single, depth + 1), names };
  const inner = depth > maxDepth ? [] : withNameless(command, depth);
  return {
    names,
    ...optionsOf(command),
    runs: [definition, callback].flatMap((it) => it ?? []),
    children: inner.map((it) => {
      const child = nodeOf(it.command, depth + 1);
      return it.names ? { ...child, names: it.names } : child;
    }),
    isStrict: isStrict(command),
    hasMoreCommands,
    isChain: isChain(command),
    runsAlone: runsAlone(command),
  };
}

/** The commands of a typer app that is added without a name are those of the app that it is added to. */
function withNameless({ children }: CommandObject, depth: number): CommandObject["children"] {
  if (depth > maxDepth) return [];
  return children.flatMap((it) => {
    const { library, isGroup, names } = it.command;
    const isNameless = library === "typer" && isGroup && (it.names ?? names).length === 0;
    return isNameless ? withNameless(it.command, depth + 1) : [it];
  });
}

/** A typer app with one command and no callback is that command. */
function onlyCommand({ library, isGroup, children, callback }: CommandObject) {
  const [single, ...others] = children;
  const isAlone = library === "typer" && isGroup && others.length === 0 && !callback;
  return isAlone && single && !single.command.isGroup ? single.command : undefined;
}

/** Whether one word after another names a command of a group. */
function isChain({ maker: { bindings, node } }: CommandObject): boolean {
  return /\bchain\s*=\s*True/.test(sourceOf(bindings.source, node));
}

/** Whether a group runs without a command as well. */
function runsAlone({ maker, callback }: CommandObject): boolean {
  const makers = [maker, ...(callback ? decoratedWith(callback) : [])];
  return makers.some(({ bindings, node }) =>
    /\binvoke_without_command\s*=\s*True/.test(sourceOf(bindings.source, node)),
  );
}

function decoratedWith(definition: Expression): readonly Expression[] {
  return decoratorsOf(definition).map((node) => ({ ...definition, node }));
}

function isStrict({ maker, definition }: CommandObject): boolean {
  const makers = [maker, ...(definition ? decoratedWith(definition) : [])];
  return !makers.some(({ bindings, node }) => {
    const settings = argumentNamed(argumentsOf(bindings.source, node), "context_settings");
    const value = settings && resolvedValue({ bindings, node: settings });
    return (
      value &&
      /ignore_unknown_options|allow_extra_args/.test(sourceOf(value.bindings.source, value.node))
    );
  });
}

function optionsOf(command: CommandObject): CommandOptions {
  const { library, definition, callback } = command;
  const takes = definition ?? callback;
  if (!takes) return { options: [], isOpen: false };
  return library === "typer" ? typerOptions(takes) : clickOptions(takes);
}
