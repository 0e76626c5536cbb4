import type { Expression } from "../bindings.ts";
import type { ProgramOption } from "./argument.ts";

/** A word that a program is given. */
export interface GivenWord {
  /** Undefined where a part of it is known only when the command runs. */
  readonly text: string | undefined;
  /** As the command spells it, with Valohai's placeholders. */
  readonly written: string;
}

/** A program, or one of the commands that its command line names. */
export interface CommandNode {
  /** The words that mean it; none for a program as a whole. */
  readonly names: readonly string[];
  readonly options: readonly ProgramOption[];
  /** The functions that run when it is chosen. */
  readonly runs: readonly Expression[];
  readonly children: readonly CommandNode[];
  /** Whether it may take options that are not known. */
  readonly isOpen: boolean;
  /** Whether it refuses options that it does not take. */
  readonly isStrict: boolean;
  /** Whether it may have commands that are not known. */
  readonly hasMoreCommands: boolean;
  /** Whether its commands may follow each other. */
  readonly isChain?: boolean;
  /** Whether it runs by itself where no command is named. */
  readonly runsAlone?: boolean;
  /** The forms of options that its library adds to every program. */
  readonly builtIn?: readonly string[];
}

/** Which commands the words of a command line choose. */
export interface CommandChoice {
  /** Those that run, from the program to the last command. */
  readonly nodes: readonly CommandNode[];
  /** Those whose options may be parameters of the step. */
  readonly taking: readonly CommandNode[];
  /** Whether the words say which commands run. */
  readonly isKnown: boolean;
  /** The commands that may come next on the command line. */
  readonly next: readonly CommandNode[];
}

/** Whether a word is a placeholder for parameters of the step, each an option. */
export function passesParameters({ text, written }: GivenWord): boolean {
  return (
    text === undefined && /^["']?(?:\{(?:param(?:eter)?s|parameter:[^{}]*)\})+["']?$/.test(written)
  );
}

/** Follows the words of a command line to the commands that they name. */
export function choose(root: CommandNode, words: readonly GivenWord[]): CommandChoice {
  const path: Path = { root, nodes: [root], taking: [], awaited: positionals(root) };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (isOption(word)) {
      if (takesNext(lastOf(path), word, words[at + 1])) at++;
      continue;
    }
    const end = follow(path, word);
    if (end) return end;
  }
  const { nodes, taking } = path;
  if (needsCommand(lastOf(path), words)) return undecided(nodes);
  return { nodes, taking: taking.length > 0 ? taking : nodes, isKnown: true, next: [] };
}

interface Path {
  readonly root: CommandNode;
  readonly nodes: CommandNode[];
  readonly taking: CommandNode[];
  /** How many words are still arguments of the last command. */
  awaited: number;
}

function lastOf({ root, nodes }: Path): CommandNode {
  return nodes.at(-1) ?? root;
}

/** Whether a command is still to be named; a parameter may be written as the name of one. */
function needsCommand(node: CommandNode, words: readonly GivenWord[]): boolean {
  return mayBeCommand(node) && (!node.runsAlone || words.some(passesParameters));
}

function mayBeCommand({ children, hasMoreCommands }: CommandNode): boolean {
  return children.length > 0 || hasMoreCommands;
}

/** Handles a word other than an option; gives the choice where the word does not name a command. */
function follow(path: Path, word: GivenWord): CommandChoice | undefined {
  const node = lastOf(path);
  if (passesParameters(word)) {
    if (!path.taking.includes(node)) path.taking.push(node);
    return undefined;
  }
  const next = nextChild(path, node, word);
  if (!next && !mayBeCommand(node)) return undefined;
  if (path.awaited > 0) {
    path.awaited--;
    return undefined;
  }
  const { text } = word;
  const child = next ?? childNamed(node, text);
  if (!child) return text === undefined ? undecided(path.nodes) : lost(path.nodes);
  path.nodes.push(child);
  path.awaited = positionals(child);
  return undefined;
}

function childNamed({ children }: CommandNode, text: string | undefined): CommandNode | undefined {
  return children.find((it) => text !== undefined && it.names.includes(text));
}

/** In a group whose commands follow each other, the command after one that has none itself. */
function nextChild({ nodes }: Path, node: CommandNode, { text }: GivenWord) {
  const group = mayBeCommand(node) ? undefined : nodes.findLast((it) => it.isChain);
  return group && childNamed(group, text);
}

/** If it is unknown which command comes next, any of them may. */
function undecided(nodes: readonly CommandNode[]): CommandChoice {
  const last = nodes.slice(-1).flatMap((it) => descendants(it));
  const all = [...nodes, ...last];
  return { nodes: all, taking: all, isKnown: false, next: nodes.at(-1)?.children ?? [] };
}

/** No known command has the name. */
function lost(nodes: readonly CommandNode[]): CommandChoice {
  return { nodes, taking: nodes, isKnown: false, next: nodes.at(-1)?.children ?? [] };
}

function descendants(node: CommandNode): readonly CommandNode[] {
  return node.children.flatMap((it) => [it, ...descendants(it)]);
}

function positionals({ options }: CommandNode): number {
  return options.filter((it) => it.position !== undefined && it.required && !it.several).length;
}

function isOption({ text, written }: GivenWord): boolean {
  const isEnd = text === "--" || text === "-";
  return (text ?? written).startsWith("-") && !isEnd;
}

/** Whether the word after an option is its value. */
function takesNext(
  { options }: CommandNode,
  { text }: GivenWord,
  next: GivenWord | undefined,
): boolean {
  if (text === undefined || text.includes("=") || !next || isOption(next)) return false;
  const option = options.find((it) => it.flags.includes(text));
  return option !== undefined && option.type !== "flag" && !passesParameters(next);
}

/** A command that takes nothing. */
export function leafCommand(names: readonly string[]): CommandNode {
  return {
    names,
    options: [],
    runs: [],
    children: [],
    isOpen: false,
    isStrict: true,
    hasMoreCommands: false,
  };
}
