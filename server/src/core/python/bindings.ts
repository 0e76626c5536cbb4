import { createBudget } from "#core/base/budget.ts";
import { groupBy } from "#core/base/group-by.ts";
import { finish, type Steps } from "#core/base/steps.ts";
import { bindingsByName } from "./binders.ts";
import type { Binding } from "./binding.ts";
import { importedNames } from "./imports.ts";
import { reachingBindings } from "./reaching.ts";
import { globalNames, ownersOf, scopeOf } from "./scopes.ts";
import {
  childNamed,
  dottedName,
  nodesInSteps,
  type PythonNode,
  type PythonSource,
  sourceOf,
} from "./syntax.ts";

/** An expression, or any other syntax node, and its file. */
export interface Expression {
  readonly bindings: Bindings;
  readonly node: PythonNode;
}

/** The other files of a program, as far as they are known. */
export interface Neighbours {
  /** The module from which a file imports a name, and what the name is called there; no name for the module itself. */
  imported(local: string): { readonly module: Bindings; readonly name?: string } | undefined;
  /** The files that import this one. */
  readonly users: readonly Bindings[];
  /** The text of the command-line option that is read by the name at an offset; undefined if it is not known. */
  optionText?(start: number): string | undefined;
}

const alone: Neighbours = { imported: () => undefined, users: [] };

/** What the names of a program stand for. */
export interface Bindings {
  readonly source: PythonSource;
  readonly nodes: readonly PythonNode[];
  /** A dotted name with its first part as the imported module: `vh.inputs` as `valohai.inputs`. */
  qualifiedName(node: PythonNode): string | undefined;
  /** Everything that may have given a name its value where it is used. */
  reaching(use: PythonNode): readonly Binding[];
  /** The value of a name that is assigned exactly once and never changed. */
  onlyValue(use: PythonNode): PythonNode | undefined;
  /** The functions of this name. */
  functionsNamed(name: string): readonly PythonNode[];
  /** The class of this name. */
  classNamed(name: string): PythonNode | undefined;
  /** The calls of something whose name ends like this. */
  callsNamed(name: string): readonly PythonNode[];
  /** The value of a name of the module that is assigned exactly once and never changed. */
  moduleValue(name: string): PythonNode | undefined;
  /** The values of a name of the module that is only assigned, as in the branches of an `if`; none for any other. */
  moduleValues(name: string): readonly PythonNode[];
  /** Whether a name is the first part of something imported. */
  isImported(name: string): boolean;
  /** The names that import statements bind. */
  readonly importedLocals: readonly string[];
  /** The imported name with its module, or the name itself where it was not imported. */
  importedAs(local: string): string;
  readonly neighbours: Neighbours;
  /** Counts what is followed; false once a program needs more reading than programs that people write. */
  mayFollow(): boolean;
  /** Counts what is searched or combined, in steps of some letters or entries, like `mayFollow`. */
  mayRead(steps: number): boolean;
  /** Whether the program needed more than that, so that a part of it is not read. */
  readonly isTooLarge: boolean;
}

/** More than the largest programs need, and few enough to be fast: names and calls, and steps. */
const maxFollowed = 20_000;
const maxRead = 1_000_000;

/** Finds the bindings of a program. */
export function readBindings(source: PythonSource): Bindings {
  return finish(bindingsInSteps(source));
}

/** The same in steps, also for a file that is linked with others. */
export function* bindingsInSteps(source: PythonSource, neighbours = alone): Steps<Bindings> {
  const nodes = yield* nodesInSteps(source.root);
  const imports = importedNames(source, nodes);
  const byName = yield* bindingsByName(source, nodes);
  const functions = byDefinedName(source, nodes, "FunctionDefinition");
  yield;
  const classes = byDefinedName(source, nodes, "ClassDefinition");
  yield;
  const calls = callsByName(source, nodes);
  yield;
  const followed = createBudget(maxFollowed);
  const read = createBudget(maxRead);
  /** A list, unless searching it would exceed the budget. */
  const affordable = <T>(list: readonly T[] | undefined): readonly T[] =>
    list && read.spend(list.length) ? list : [];
  const owned = ownersOf(source, byName, globalNames(source, nodes));
  const own = (use: PythonNode) => affordable(owned(use));
  const ofModule = (name: string) =>
    affordable(byName.get(name)).filter((it) => scopeOf(it.at)?.name === "Script");
  return {
    source,
    nodes,
    qualifiedName(node) {
      const name = dottedName(source, node);
      return name === undefined ? undefined : qualified(name, imports);
    },
    reaching: (use) => reachingBindings(own(use), use),
    onlyValue: (use) => onlyAssigned(own(use)),
    functionsNamed: (name) => affordable(functions.get(name)),
    classNamed: (name) => classes.get(name)?.at(-1),
    callsNamed: (name) => affordable(calls.get(name)),
    moduleValue: (name) => onlyAssigned(ofModule(name)),
    moduleValues(name) {
      const found = ofModule(name);
      const values = found.flatMap((it) => (it.kind === "assignment" && it.value) || []);
      return values.length === found.length ? values : [];
    },
    isImported: (name) => imports.has(name),
    importedLocals: [...imports.keys()],
    importedAs: (local) => imports.get(local) ?? local,
    neighbours,
    mayFollow: () => followed.spend(),
    mayRead: (steps) => read.spend(steps),
    get isTooLarge() {
      return source.isCut || followed.isSpent || read.isSpent;
    },
  };
}

/** The value of the only binding, where that is an assignment. */
function onlyAssigned(found: readonly Binding[]): PythonNode | undefined {
  return found.length === 1 && found[0]?.kind === "assignment" ? found[0].value : undefined;
}

/** A dotted name with the module that its first part is imported from. */
function qualified(name: string, imports: ReadonlyMap<string, string>): string {
  const [first = "", ...rest] = name.split(".");
  return [imports.get(first) ?? first, ...rest].join(".");
}

function byDefinedName(
  source: PythonSource,
  nodes: readonly PythonNode[],
  kind: string,
): ReadonlyMap<string, readonly PythonNode[]> {
  return groupBy(
    nodes.filter((it) => it.name === kind && childNamed(it, "VariableName")),
    (it) => sourceOf(source, childNamed(it, "VariableName") ?? it),
  );
}

function callsByName(
  source: PythonSource,
  nodes: readonly PythonNode[],
): ReadonlyMap<string, readonly PythonNode[]> {
  return groupBy(
    nodes.filter((it) => it.name === "CallExpression"),
    (it) => {
      const callee = it.firstChild;
      const last = callee?.name === "MemberExpression" ? callee.lastChild : callee;
      return last && /Name$/.test(last.name) ? sourceOf(source, last) : "";
    },
  );
}
