import type { Expression } from "../bindings.ts";
import type { ProgramOption } from "./argument.ts";
import type { CommandNode } from "./command-node.ts";
import type { Parser, ParserOption, Parsers } from "./parser.ts";

/** Whether something runs. */
export type IsLive = (at: Expression) => boolean;

/** Deeper commands and longer chains of parents are not read. */
const maxDepth = 6;

/** The parsers that read the command line, each with what it takes. */
export function rootsOf(parsers: Parsers, isLive: IsLive): readonly CommandNode[] {
  const live = parsers.all.filter(
    ({ site }) => !site || site.node.name === "ClassDefinition" || isLive(site),
  );
  const inherited = new Set(live.flatMap((it) => it.parents));
  const isPart = (it: Parser) => inherited.has(it) && it.reads === undefined;
  const roots = live.filter(
    (it) => it.maker !== "add_parser" && it.reads !== "other" && !isPart(it),
  );
  const children = commandsOf(live, roots);
  const build = (parser: Parser, depth: number): CommandNode => ({
    names: parser.names,
    options: optionsOf(parser, isLive, 0),
    runs: parser.runs,
    children:
      depth > maxDepth ? [] : (children.get(parser) ?? []).map((it) => build(it, depth + 1)),
    isOpen: isOpen(parser, 0),
    isStrict: parser.maker === "add_parser" || parser.reads === "strict",
    hasMoreCommands: parser.hasMoreCommands,
    builtIn: ["-h", "--help"],
  });
  const anonymous = build(parsers.anonymous, 0);
  const isUsed = anonymous.options.length > 0 || anonymous.children.length > 0 || anonymous.isOpen;
  return [...roots.map((it) => build(it, 0)), ...(isUsed ? [anonymous] : [])];
}

/** The parsers of commands by the parser that has them; the first parser where that is not known. */
function commandsOf(
  live: readonly Parser[],
  roots: readonly Parser[],
): ReadonlyMap<Parser, readonly Parser[]> {
  const children = new Map<Parser, Parser[]>();
  for (const it of live) {
    if (it.maker !== "add_parser") continue;
    for (const owner of it.owners.length > 0 ? it.owners : roots.slice(0, 1)) {
      children.set(owner, [...(children.get(owner) ?? []), it]);
    }
  }
  return children;
}

function isOpen(parser: Parser, depth: number): boolean {
  if (depth > maxDepth || parser.isOpen) return true;
  return parser.parents.some((it) => isOpen(it, depth + 1));
}

function optionsOf(parser: Parser, isLive: IsLive, depth: number): readonly ProgramOption[] {
  const own = parser.options
    .filter((it) => isLive(placeOf(it)))
    .map((it) => withDefault(it, parser));
  const inherited =
    depth > maxDepth ? [] : parser.parents.flatMap((it) => optionsOf(it, isLive, depth + 1));
  return withPositions([...inherited, ...own]);
}

/** `set_defaults` of the parser overrides the default of the option. */
function withDefault({ field, ...option }: ParserOption, { defaults }: Parser): ProgramOption {
  const name = field ?? option.name.replaceAll("-", "_");
  return defaults.has(name) ? { ...option, default: defaults.get(name) } : option;
}

/** Counts the positional arguments among options. */
export function withPositions(options: readonly ProgramOption[]): readonly ProgramOption[] {
  let position = 0;
  return options.map((it) => (it.position === undefined ? it : { ...it, position: position++ }));
}

function placeOf({ origin, range }: ProgramOption): Expression {
  return { bindings: origin, node: origin.source.root.resolveInner(range.start, 1) };
}
