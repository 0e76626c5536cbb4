import { groupBy } from "#core/base/group-by.ts";
import type { Steps } from "#core/base/steps.ts";
import type { Bindings } from "./bindings.ts";
import {
  argumentsOf,
  childNamed,
  childrenOf,
  nearest,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";

/** A file of a program, and whether it is the one that is started. */
export interface ReachableFile {
  readonly bindings: Bindings;
  readonly isMain: boolean;
}

/** Answers whether the code at an offset of a file may run. */
export type MayRun = (bindings: Bindings, offset: number) => boolean;

/**
 * Finds what may run in a program: the whole file that is started, the top level of its modules, and those of their
 * functions, classes and methods whose names occur in what may run.
 */
export function* reachableCode(files: readonly ReachableFile[]): Steps<MayRun> {
  if (files.every((it) => it.isMain)) return () => true;
  const modules: Module[] = [];
  const mainNames: (readonly string[])[] = [];
  for (const [file, { bindings, isMain }] of files.entries()) {
    if (isMain) mainNames.push(usedNames(bindings, file));
    else modules.push(readModule(bindings, file));
    yield;
  }
  const parts = modules.flatMap((it) => it.parts);
  const reached = reachedFrom(
    new Set([...mainNames.flat(), ...modules.flatMap((it) => it.topNames)]),
    parts,
  );
  const unreached = groupBy(
    parts.filter((it) => !reached.has(it)),
    (it) => it.bindings,
  );
  return (bindings, offset) =>
    !unreached.get(bindings)?.some(({ node }) => node.from <= offset && offset < node.to);
}

/** A function or class at the top of a module, a method of such a class, or what a module does when it is started itself. */
interface Part {
  readonly bindings: Bindings;
  /** Which of the files of the program it is in. */
  readonly file: number;
  readonly node: PythonNode;
  /** The name by which it is used; undefined for what never runs here. */
  readonly name: string | undefined;
  /** The names that occur in it. */
  readonly names: string[];
  /** The class of a method. */
  readonly owner: Part | undefined;
  /** Whether it runs although its name does not occur: a decorator may register it, or Python or a framework calls it. */
  readonly isCalledOtherwise: boolean;
}

/** The parts that some names lead to, by the names that occur in them. */
function reachedFrom(start: ReadonlySet<string>, parts: readonly Part[]): ReadonlySet<Part> {
  const byName = groupBy(parts, (it) => it.name);
  const methods = groupBy(parts, (it) => it.owner);
  const names = new Set(start);
  const reached = new Set<Part>();
  const add = (wanted: readonly Part[] | undefined) => {
    for (const it of wanted ?? []) {
      const isNamed = it.isCalledOtherwise || isAskedFor(it, names);
      if (isNamed && (!it.owner || reached.has(it.owner))) reached.add(it);
    }
  };
  add(parts);
  // The loop also visits what is added to the set meanwhile.
  for (const part of reached) {
    const found = part.names.filter((it) => !names.has(it));
    for (const it of found) names.add(it);
    add(methods.get(part));
    for (const it of found) add(byName.get(it.replace(/^.*\n/, "")));
  }
  return reached;
}

function isAskedFor({ file, name }: Part, names: ReadonlySet<string>): boolean {
  return name !== undefined && (names.has(name) || names.has(ownName(file, name)));
}

/** A name that a file defines itself, so that no other file is meant. */
function ownName(file: number, name: string): string {
  return `${file}\n${name}`;
}

interface Module {
  readonly parts: readonly Part[];
  /** The names that occur outside of them. */
  readonly topNames: readonly string[];
}

function readModule(bindings: Bindings, file: number): Module {
  const parts: Part[] = [];
  const topNames: string[] = [];
  const nameAt = namesOf(bindings, file);
  /** The parts that are open at a place, the innermost last. */
  let open: Part[] = [];
  for (const node of bindings.nodes) {
    open = open.filter((it) => node.from < it.node.to);
    const part = partAt({ bindings, file }, node, open);
    if (part) {
      parts.push(part);
      open = [...open, part];
      continue;
    }
    const around = open.at(-1);
    const name = around && isNameOf(node, around.node) ? undefined : nameAt(node);
    if (name !== undefined) (around?.names ?? topNames).push(name);
  }
  return { parts, topNames };
}

function partAt(
  { bindings, file }: Pick<Part, "bindings" | "file">,
  node: PythonNode,
  open: readonly Part[],
): Part | undefined {
  const owner = open.at(-1);
  const made = { bindings, file, node, names: [], owner };
  if (isMainGuard(bindings, node)) return { ...made, name: undefined, isCalledOtherwise: false };
  if (node.name !== "FunctionDefinition" && node.name !== "ClassDefinition") return undefined;
  if (owner && (owner.owner || owner.node.name !== "ClassDefinition")) return undefined;
  const defined = childNamed(node, "VariableName");
  const name = defined ? sourceOf(bindings.source, defined) : "";
  const isDecorated = node.parent?.name === "DecoratedStatement";
  const isOwn = owner !== undefined && (/^__\w+__$/.test(name) || hasBases(owner));
  return { ...made, name, isCalledOtherwise: isDecorated || isOwn };
}

/** A framework calls the methods of the classes that it knows. */
function hasBases({ bindings, node }: Part): boolean {
  const bases = argumentsOf(bindings.source, node).positional;
  return bases.some((it) => sourceOf(bindings.source, it) !== "object");
}

/** `if __name__ == "__main__":` */
function isMainGuard(bindings: Bindings, node: PythonNode): boolean {
  const condition = node.name === "IfStatement" ? childrenOf(node)[1] : undefined;
  return condition !== undefined && /__main__/.test(sourceOf(bindings.source, condition));
}

function isNameOf(name: PythonNode, definition: PythonNode): boolean {
  return childNamed(definition, "VariableName")?.from === name.from;
}

/** The names that a file uses. */
function usedNames(bindings: Bindings, file: number): readonly string[] {
  const nameAt = namesOf(bindings, file);
  return bindings.nodes.flatMap((it) => nameAt(it) ?? []);
}

/** Answers which name a node uses; those of imports are not used yet. */
function namesOf(bindings: Bindings, file: number): (node: PythonNode) => string | undefined {
  const defined = new Set(
    bindings.nodes.filter(isOutermost).flatMap((it) => {
      const name = childNamed(it, "VariableName");
      return name ? [sourceOf(bindings.source, name)] : [];
    }),
  );
  return ({ name, parent, from, to }) => {
    if (!/^(?:Variable|Property)Name$/.test(name) || parent?.name === "ImportStatement") {
      return undefined;
    }
    const text = bindings.source.text.slice(from, to);
    return name === "VariableName" && defined.has(text) ? ownName(file, text) : text;
  };
}

function isOutermost({ name, parent }: PythonNode): boolean {
  if (name !== "FunctionDefinition" && name !== "ClassDefinition") return false;
  return !parent || nearest(parent, ["FunctionDefinition", "ClassDefinition"]) === undefined;
}
