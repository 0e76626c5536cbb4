import type { Value } from "#core/base/value.ts";
import type { Binding } from "../binding.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { argumentsFor, functionsCalled } from "../calls.ts";
import { classNamed, withBases } from "../classes.ts";
import { importedValue, returnValues } from "../definitions.ts";
import { partValues } from "../part-values.ts";
import { argumentsOf, calleeOf, nearest, type PythonNode, sourceOf } from "../syntax.ts";
import type { ProgramOption } from "./argument.ts";
import { baseOf } from "./overlay.ts";
import { attributeValues } from "./parser-values.ts";
import { elementsOf } from "./written.ts";

/** An option with the field of the result that takes its value, where that is not named after it. */
export type ParserOption = ProgramOption & { readonly field?: string };

/** A parser of argparse or a similar library, or the parser of one of its commands. */
export interface Parser {
  /** Where it is made: a call, or a class that is a parser; undefined where that is not known. */
  readonly site: Expression | undefined;
  /** The method or class that makes it. */
  readonly maker: string;
  readonly options: ParserOption[];
  /** The parsers whose options it takes over. */
  readonly parents: Parser[];
  /** The parsers that have it as a command, and the names of the command. */
  readonly owners: Parser[];
  readonly names: string[];
  readonly runs: Expression[];
  /** What `set_defaults` says, by the names of the fields. */
  readonly defaults: Map<string, Value | undefined>;
  /** Whether something unknown may add options or commands. */
  isOpen: boolean;
  hasMoreCommands: boolean;
  /** Whether it reads the command line, and how it treats unknown options. */
  reads: "strict" | "lenient" | "other" | undefined;
}

/** The parsers that an expression may be, and whether it may be one that is not known. */
export interface FoundParsers {
  readonly parsers: readonly Parser[];
  readonly isUnknown: boolean;
  /** Whether it comes from outside of the program. */
  readonly isForeign: boolean;
}

/** The parsers of a program by where they are made. */
export interface Parsers {
  readonly all: readonly Parser[];
  /** The parser of code that gets its parser from an unknown place. */
  readonly anonymous: Parser;
  of(expression: Expression): FoundParsers;
}

const none: FoundParsers = { parsers: [], isUnknown: false, isForeign: false };
const unknown: FoundParsers = { parsers: [], isUnknown: true, isForeign: false };
const foreign: FoundParsers = { parsers: [], isUnknown: true, isForeign: true };

/** Longer chains of names are not followed. */
const maxDepth = 10;

/** The classes that parse command lines as argparse does, by the end of their names. */
const parserClass =
  /(?:^|\.)(?:\w*ArgumentParser|ArgParser|ArgParse|OptionParser|TrlParser|Tap)$|^configargparse\.(?:get|init)_\w*parser$/;

const partOfParser = /^(?:add_argument_group|add_mutually_exclusive_group|add_option_group)$/;

/** Finds the parser that each expression of a program means. */
export function createParsers(): Parsers {
  const all: Parser[] = [];
  const bySite = new Map<Bindings, Map<string, Parser>>();
  const known = new Map<Bindings, Map<string, FoundParsers>>();
  const entry = <T>(map: Map<Bindings, Map<string, T>>, { bindings, node }: Expression) => {
    const own = map.get(baseOf(bindings)) ?? new Map<string, T>();
    map.set(baseOf(bindings), own);
    return { own, key: `${node.from} ${node.to}` };
  };
  const make = (site: Expression, maker: string): Parser => {
    const { own, key } = entry(bySite, site);
    const found = own.get(key) ?? newParser(site, maker);
    if (!own.has(key)) {
      own.set(key, found);
      all.push(found);
    }
    return found;
  };
  const of = (expression: Expression, depth = 0): FoundParsers => {
    const { own, key } = entry(known, expression);
    const before = own.get(key);
    if (before) return before;
    if (depth > maxDepth || !expression.bindings.mayFollow()) return unknown;
    // An expression that depends on itself adds nothing to what it is.
    own.set(key, none);
    const found = find({ make, of }, expression, depth);
    own.set(key, found);
    return found;
  };
  const anonymous = newParser(undefined, "");
  return { all, anonymous, of };
}

function newParser(site: Expression | undefined, maker: string): Parser {
  return {
    site,
    maker,
    options: [],
    parents: [],
    owners: [],
    names: [],
    runs: [],
    defaults: new Map(),
    isOpen: false,
    hasMoreCommands: false,
    reads: undefined,
  };
}

interface Search {
  readonly make: (site: Expression, maker: string) => Parser;
  readonly of: (expression: Expression, depth: number) => FoundParsers;
}

function joined(parts: readonly FoundParsers[]): FoundParsers {
  return {
    parsers: [...new Set(parts.flatMap((it) => it.parsers))],
    isUnknown: parts.some((it) => it.isUnknown),
    isForeign: parts.some((it) => it.isForeign),
  };
}

function find(search: Search, { bindings, node }: Expression, depth: number): FoundParsers {
  const follow = (it: PythonNode | null | undefined) =>
    it ? search.of({ bindings, node: it }, depth + 1) : none;
  switch (node.name) {
    case "CallExpression":
      return ofCall(search, { bindings, node }, depth);
    case "ParenthesizedExpression":
      return follow(node.firstChild?.nextSibling);
    case "ConditionalExpression":
      return joined([follow(node.firstChild), follow(node.lastChild)]);
    case "BinaryExpression": {
      const isChoice = /^(?:or|and)$/.test(node.firstChild?.nextSibling?.name ?? "");
      return isChoice ? joined([follow(node.firstChild), follow(node.lastChild)]) : none;
    }
    case "NamedExpression":
      return follow(node.lastChild);
    case "VariableName":
    case "MemberExpression":
      return ofName(search, { bindings, node }, depth);
    case "None":
      return none;
    default:
      return /Literal|String|Number|Boolean|Array|Dictionary|Tuple/.test(node.name)
        ? none
        : unknown;
  }
}

function ofName(search: Search, { bindings, node }: Expression, depth: number): FoundParsers {
  const name = sourceOf(bindings.source, node);
  if (name === "self") {
    const around = nearest(node, ["ClassDefinition"]);
    return around ? (ofClass(search, { bindings, node: around }) ?? none) : unknown;
  }
  const found = bindings.reaching(node);
  if (found.length > 0) {
    return joined(found.map((it) => ofBinding(search, { bindings, node }, it, depth)));
  }
  const value = importedValue(bindings, name);
  if (value) return search.of(value, depth + 1);
  const attribute = attributeValues({ bindings, node });
  if (attribute.length > 0) return joined(attribute.map((it) => search.of(it, depth + 1)));
  const first = name.split(".")[0] ?? "";
  return bindings.isImported(first) ? foreign : unknown;
}

function ofBinding(
  search: Search,
  { bindings, node }: Expression,
  { kind, at, value, path = [] }: Binding,
  depth: number,
): FoundParsers {
  if (kind === "assignment") {
    return value ? search.of({ bindings, node: value }, depth + 1) : unknown;
  }
  if (kind === "each" && value && path.length === 0) {
    return ofElements(search, { bindings, node: value }, depth);
  }
  if (kind === "part" && value) return ofPart(search, { bindings, node: value }, path, depth);
  if (kind === "other") return unknown;
  if (kind !== "parameter") return none;
  const given = argumentsFor(bindings, at, sourceOf(bindings.source, node));
  if (given === "names") return unknown;
  if (given.length > 0) return joined(given.map((it) => search.of(it, depth + 1)));
  return value ? search.of({ bindings, node: value }, depth + 1) : unknown;
}

function ofElements(search: Search, list: Expression, depth: number): FoundParsers {
  const rows = elementsOf(list, 0);
  const found = rows?.map((it) => ("node" in it ? search.of(it, depth + 1) : unknown));
  return found ? joined(found) : unknown;
}

/** `parser, group = build()`, where the function returns both. */
function ofPart(
  search: Search,
  value: Expression,
  path: readonly number[],
  depth: number,
): FoundParsers {
  const { values } = partValues(value, path);
  return values.length > 0 ? joined(values.map((it) => search.of(it, depth + 1))) : unknown;
}

function ofCall(search: Search, { bindings, node }: Expression, depth: number): FoundParsers {
  const callee = calleeOf(node);
  if (!callee) return unknown;
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  const made = owner ? ofMethod(search, { bindings, node }, owner, depth) : undefined;
  if (made) return made;
  const kind = classNamed(bindings, callee);
  if (kind) return ofClass(search, kind) ?? none;
  const functions = functionsCalled(bindings, callee);
  if (functions.length > 0) {
    const returned = functions.flatMap(returnValues);
    return joined(returned.map((it) => search.of(it, depth + 1)));
  }
  return ofForeignCall(search, { bindings, node }, callee, depth);
}

/** What the methods of parsers return that make a part of a parser, or another parser. */
function ofMethod(
  search: Search,
  { bindings, node }: Expression,
  owner: PythonNode,
  depth: number,
): FoundParsers | undefined {
  const callee = calleeOf(node);
  const method = callee ? lastName(bindings, callee) : "";
  if (partOfParser.test(method)) return search.of({ bindings, node: owner }, depth + 1);
  if (method === "add_parser") return only(search.make({ bindings, node }, method));
  return method === "add_subparsers" ? none : undefined;
}

function ofForeignCall(
  search: Search,
  { bindings, node }: Expression,
  callee: PythonNode,
  depth: number,
): FoundParsers {
  const method = lastName(bindings, callee);
  const name = bindings.qualifiedName(callee) ?? method;
  if (parserClass.test(name)) return only(search.make({ bindings, node }, name));
  if (/^(?:optparse\.)?OptionGroup$/.test(name)) {
    const parser = argumentsOf(bindings.source, node).positional[0];
    return parser ? search.of({ bindings, node: parser }, depth + 1) : unknown;
  }
  return passedThrough(search, { bindings, node }, method, depth);
}

/** `parser = library.add_arguments(parser)` gives the parser back with more options. */
function passedThrough(
  search: Search,
  { bindings, node }: Expression,
  method: string,
  depth: number,
): FoundParsers {
  const { positional, named } = argumentsOf(bindings.source, node);
  const given = [...positional, ...named.map((it) => it.value)]
    .filter((it) => /^(?:Variable|Member)/.test(it.name))
    .map((it) => search.of({ bindings, node: it }, depth + 1));
  const parsers = given.flatMap((it) => it.parsers);
  if (parsers.length > 0) {
    for (const it of parsers) it.isOpen = true;
    return { parsers, isUnknown: false, isForeign: true };
  }
  return /pars|arg|flag/i.test(method) ? foreign : none;
}

function only(parser: Parser): FoundParsers {
  return { parsers: [parser], isUnknown: false, isForeign: false };
}

/** The parser for all instances of a class of the program whose base is a parser. */
function ofClass(search: Search, kind: Expression): FoundParsers | undefined {
  const bases = withBases(kind).flatMap(({ bindings, node }) =>
    argumentsOf(bindings.source, node).positional.flatMap((it) => bindings.qualifiedName(it) ?? []),
  );
  const maker = bases.find((it) => parserClass.test(it));
  return maker === undefined ? undefined : only(search.make(kind, maker));
}
