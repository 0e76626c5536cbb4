import { collected, type Steps } from "#core/base/steps.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { callsOf, functionsCalled } from "../calls.ts";
import { classNamed } from "../classes.ts";
import { possibleNames } from "../dictionary.ts";
import {
  argumentNamed,
  argumentParts,
  argumentsOf,
  calleeOf,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import { declaredOptions, takesAll } from "./add-argument.ts";
import type { ProgramOption } from "./argument.ts";
import { addClassOptions, addFieldOptions } from "./class-parsers.ts";
import type { CommandNode } from "./command-node.ts";
import { optionsOfFields } from "./field-loop.ts";
import { simpleStyle } from "./field-styles.ts";
import { type NamedCall, namedCall, readHandedOver } from "./handed-over.ts";
import { namespaceUses } from "./namespace.ts";
import { constantOf } from "./option-values.ts";
import { readParse } from "./parse-calls.ts";
import { createParsers, type Parser, type Parsers } from "./parser.ts";
import { type IsLive, rootsOf } from "./parser-nodes.ts";
import { elementsOf, resolvedValue } from "./written.ts";

/** The parsers of argparse and similar libraries in a program. */
export interface ArgparseParsers {
  /** Those that read the command line, each with what it takes where it runs. */
  roots(isLive: IsLive): readonly CommandNode[];
}

/** Finds the parsers of the files of a program. */
export function* readParsers(files: readonly Bindings[]): Steps<ArgparseParsers> {
  const parsers = createParsers();
  const calls = files.flatMap((bindings) =>
    bindings.nodes.filter((it) => it.name === "CallExpression").map((node) => ({ bindings, node })),
  );
  const named = yield* collected(calls, (it) => namedCall(it) ?? []);
  for (const it of named) if (isMaker(it)) parsers.of(it);
  if (
    parsers.all.length === 0 &&
    !named.some((it) => /^(?:add_(?:argument|option)|parse_args)$/.test(it.method))
  ) {
    return { roots: () => [] };
  }
  for (const it of named) {
    yield* readCall(parsers, it);
    yield;
  }
  for (const it of parsers.all) addFieldOptions(it);
  for (const it of named) {
    readHandedOver(parsers, it);
    yield;
  }
  return { roots: (isLive) => rootsOf(parsers, isLive) };
}

function isMaker({ bindings, callee, method }: NamedCall): boolean {
  return (
    /Pars|Tap$/.test(method) ||
    method === "add_parser" ||
    /Parser$/.test(bindings.qualifiedName(callee) ?? "")
  );
}

/** What is done for calls that declare options, by the names of their methods. */
const declarers: ReadonlyMap<string, (parsers: Parsers, call: NamedCall) => Steps<void>> = new Map([
  ["add_argument", (parsers, it) => addOptions(parsers, it, "argparse")],
  ["add", addShort],
  ["add_arg", addShort],
  ["add_option", (parsers, it) => addOptions(parsers, it, "optparse")],
]);

type ReadCall = (parsers: Parsers, call: NamedCall, owner: PythonNode) => void;

const readers: ReadonlyMap<string, ReadCall> = new Map<string, ReadCall>([
  ["add_arguments", addClass],
  ["add_dataclass_arguments", addClass],
  ["add_class_arguments", addUnknown],
  ["add_function_arguments", addUnknown],
  ["add_subclass_arguments", addUnknown],
  ["add_options", addListed],
  ["add_parser", addCommand],
  ["set_defaults", addDefaults],
  ["parse_args", readParse],
  ["parse_known_args", readParse],
  ["parse_intermixed_args", readParse],
  ["parse_known_intermixed_args", readParse],
  ["parse_args_into_dataclasses", readParse],
  ["parse_args_and_config", readParse],
  ["parse", readParse],
]);

function* readCall(parsers: Parsers, call: NamedCall): Steps<void> {
  const owner = call.callee.name === "MemberExpression" ? call.callee.firstChild : undefined;
  const declare = declarers.get(call.method);
  if (owner && declare) yield* declare(parsers, call);
  if (owner) readers.get(call.method)?.(parsers, call, owner);
  const given = argumentsOf(call.bindings.source, call.node);
  const parents = argumentNamed(given, "parents");
  if (parents) addParents(parsers, call, parents);
  const listed = /OptionParser$/.test(call.method) && argumentNamed(given, "option_list");
  if (listed) addMade(parsers.of(call).parsers, { bindings: call.bindings, node: listed });
}

function ownersOf(parsers: Parsers, { bindings, callee }: NamedCall): readonly Parser[] {
  const owner = callee.firstChild;
  if (!owner) return [];
  const found = parsers.of({ bindings, node: owner });
  if (found.parsers.length > 0) return found.parsers;
  return found.isUnknown ? [parsers.anonymous] : [];
}

function* addOptions(
  parsers: Parsers,
  call: NamedCall,
  library: "argparse" | "optparse",
): Steps<void> {
  const owners = ownersOf(parsers, call);
  if (owners.length === 0) return;
  const { options: declared, complete } =
    optionsOfFields(call) ?? declaredOptions(call.bindings, call.node, library, call.partial);
  const isOpen = !complete || takesAll(call.bindings, call.node);
  const options = yield* withUses(call, declared);
  for (const parser of owners) {
    for (const it of options) parser.options.push(it);
    if (isOpen) parser.isOpen = true;
  }
}

/** Options of a call with the places where the program reads them. */
function* withUses(
  { bindings, node }: NamedCall,
  declared: readonly ProgramOption[],
): Steps<readonly ProgramOption[]> {
  const dest = argumentNamed(argumentsOf(bindings.source, node), "dest");
  const field = dest && constantText(bindings, dest);
  const options: ProgramOption[] = [];
  for (const it of declared) {
    const uses = dest ? [] : yield* namespaceUses(it.origin, it.name.replaceAll("-", "_"));
    options.push({ ...it, ...(field === undefined ? {} : { field }), uses });
  }
  return options;
}

/** `parser.add_arguments(Options, dest="options")` of simple_parsing */
function addClass(parsers: Parsers, call: NamedCall): void {
  const given = argumentsOf(call.bindings.source, call.node);
  const [first] = given.positional;
  const kind = first && classNamed(call.bindings, first);
  const said = argumentNamed(given, "prefix");
  const prefix = said ? constantText(call.bindings, said) : "";
  for (const it of ownersOf(parsers, call)) {
    const isPlain = call.method === "add_arguments" && !spellsOtherwise(it);
    if (kind && isPlain && prefix !== undefined) addClassOptions(it, kind, simpleStyle, prefix);
    else it.isOpen = true;
  }
}

/** Whether a parser of simple_parsing is configured to name options differently from fields. */
function spellsOtherwise({ site }: Parser): boolean {
  const named = site ? argumentsOf(site.bindings.source, site.node).named : [];
  return named.some((it) => /_mode$|variants$|conflict_resolution$/.test(it.name));
}

/** `parser.add_options([make_option("-a", …)])` of optparse */
function addListed(parsers: Parsers, call: NamedCall): void {
  const [listed] = argumentsOf(call.bindings.source, call.node).positional;
  if (listed) addMade(ownersOf(parsers, call), { bindings: call.bindings, node: listed });
}

/** The options of a list that `make_option` made. */
function addMade(owners: readonly Parser[], listed: Expression): void {
  const rows = elementsOf(listed, 0)?.map((it) => ("node" in it ? resolvedValue(it) : undefined));
  const declared = (rows ?? []).map((it) =>
    it?.node.name === "CallExpression"
      ? declaredOptions(it.bindings, it.node, "optparse")
      : undefined,
  );
  for (const parser of owners) {
    for (const it of declared) for (const option of it?.options ?? []) parser.options.push(option);
    if (!rows || declared.some((it) => it?.complete !== true)) parser.isOpen = true;
  }
}

/** Calls that add options in ways that are not read. */
function addUnknown(parsers: Parsers, call: NamedCall): void {
  for (const it of ownersOf(parsers, call)) it.isOpen = true;
}

/** ConfigArgParse's own names for `add_argument`. */
function* addShort(parsers: Parsers, call: NamedCall): Steps<void> {
  const owner = call.callee.firstChild;
  const found = owner ? parsers.of({ bindings: call.bindings, node: owner }).parsers : [];
  if (found.some((it) => /configargparse/i.test(it.maker))) {
    yield* addOptions(parsers, call, "argparse");
  }
}

/** `commands.add_parser("fit")`, where `commands` is what `add_subparsers` of the parser gives. */
function addCommand(parsers: Parsers, call: NamedCall): void {
  const [parser] = parsers.of(call).parsers;
  const owner = call.callee.firstChild;
  if (!parser || !owner) return;
  const { bindings } = call;
  const given = argumentsOf(bindings.source, call.node);
  const name = given.positional[0] ?? argumentNamed(given, "name");
  const names = name ? possibleNames(bindings, name) : undefined;
  for (const it of names?.keys ?? []) parser.names.push(it.name);
  for (const it of aliasesOf(bindings, argumentNamed(given, "aliases"))) parser.names.push(it);
  for (const it of subparsersOwner(parsers, { bindings, node: owner }, 0)) {
    parser.owners.push(it);
    if (names?.complete !== true) it.hasMoreCommands = true;
  }
}

function aliasesOf(bindings: Bindings, aliases: PythonNode | undefined): readonly string[] {
  const rows = aliases && elementsOf({ bindings, node: aliases }, 0);
  return (rows ?? []).flatMap((it) =>
    "node" in it ? possibleNames(it.bindings, it.node).keys.map(({ name }) => name) : [],
  );
}

/** Longer chains of names are not followed. */
const maxDepth = 6;

/** The parsers whose `add_subparsers` returned an object. */
function subparsersOwner(
  parsers: Parsers,
  { bindings, node }: Expression,
  depth: number,
): readonly Parser[] {
  if (depth > maxDepth || !bindings.mayFollow()) return [];
  if (node.name === "CallExpression") {
    const callee = calleeOf(node);
    if (!callee?.firstChild) return [];
    if (lastName(bindings, callee) === "add_subparsers") {
      const found = parsers.of({ bindings, node: callee.firstChild });
      return found.parsers.length > 0 ? found.parsers : [parsers.anonymous];
    }
    return [];
  }
  return bindings.reaching(node).flatMap(({ kind, at, value }) => {
    if (kind === "assignment" && value)
      return subparsersOwner(parsers, { bindings, node: value }, depth + 1);
    if (kind !== "parameter") return [];
    return givenFor(bindings, at, sourceOf(bindings.source, node)).flatMap((it) =>
      subparsersOwner(parsers, it, depth + 1),
    );
  });
}

function givenFor(bindings: Bindings, list: PythonNode, name: string): readonly Expression[] {
  const index = argumentParts(list).findIndex((part) =>
    part.some((it) => it.name === "VariableName" && sourceOf(bindings.source, it) === name),
  );
  return callsOf(bindings, list).flatMap((call) => {
    const given = argumentsOf(call.bindings.source, call.node);
    const value = argumentNamed(given, name) ?? given.positional[index];
    return value ? [{ bindings: call.bindings, node: value }] : [];
  });
}

/** `fit.set_defaults(func=run_fit, rate=0.1)` */
function addDefaults(parsers: Parsers, call: NamedCall): void {
  const { bindings, node } = call;
  const { named } = argumentsOf(bindings.source, node);
  for (const parser of ownersOf(parsers, call)) {
    for (const { name, value } of named) {
      for (const it of functionsCalled(bindings, value)) parser.runs.push(it);
      parser.defaults.set(name, constantOf({ bindings, node: value }));
    }
  }
}

function addParents(parsers: Parsers, call: NamedCall, parents: PythonNode): void {
  const [parser] = parsers.of(call).parsers;
  if (!parser) return;
  const rows = elementsOf({ bindings: call.bindings, node: parents }, 0);
  const found = (rows ?? []).map((it) => ("node" in it ? parsers.of(it).parsers : []));
  if (!rows || found.some((it) => it.length === 0)) parser.isOpen = true;
  for (const parent of found.flat()) if (parent !== parser) parser.parents.push(parent);
}
