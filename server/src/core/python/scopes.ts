import { groupBy } from "#core/base/group-by.ts";
import { childNamed, dottedName, nearest, type PythonNode, type PythonSource } from "./syntax.ts";

/** The syntax nodes of comprehensions. */
export const comprehensionNames = [
  "DictionaryComprehensionExpression",
  "ArrayComprehensionExpression",
  "SetComprehensionExpression",
  "ComprehensionExpression",
];
/** The syntax nodes with a flow of their own. */
export const functionNames = ["FunctionDefinition", "LambdaExpression", "Script"];
const scopeNames = [...functionNames, ...comprehensionNames];

/** What gives a name a value or changes it, by the kind of change and the place. */
interface Bind {
  readonly kind: string;
  readonly at: PythonNode;
}

/** The bindings of a name, by the scope or class that owns it. */
interface Owners<Bound> {
  /** The scopes in which something gives the name its first value. */
  readonly scopes: ReadonlySet<string>;
  readonly byOwner: ReadonlyMap<string, readonly Bound[]>;
}

/** Answers the bindings of a name in the scope that owns it where it is used; each name is looked through once. */
export function ownersOf<Bound extends Bind>(
  source: PythonSource,
  byName: ReadonlyMap<string, readonly Bound[]>,
  globals: ReadonlySet<string>,
): (use: PythonNode) => readonly Bound[] | undefined {
  const known = new Map<string, Owners<Bound>>();
  return (use) => {
    const name = dottedName(source, use);
    const all = name === undefined ? undefined : byName.get(name);
    if (name === undefined || !all) return undefined;
    const owners = known.get(name) ?? readOwners(name, all, globals);
    known.set(name, owners);
    const owner = ownerOf(use, name, owners.scopes, globals);
    return owner === "" ? undefined : owners.byOwner.get(owner);
  };
}

function readOwners<Bound extends Bind>(
  name: string,
  all: readonly Bound[],
  globals: ReadonlySet<string>,
): Owners<Bound> {
  const makes = all.filter((it) => !/^(?:key|update|element|removal)$/.test(it.kind));
  const scopes = new Set(
    makes.map((it) => {
      const place = placeOf(scopeOf(it.at));
      return globals.has(`${place} ${name}`) ? module : place;
    }),
  );
  return { scopes, byOwner: groupBy(all, (it) => ownerOf(it.at, name, scopes, globals)) };
}

/** The surrounding class for a name with dots, else the nearest scope that gives the name its value. */
function ownerOf(
  node: PythonNode,
  name: string,
  scopes: ReadonlySet<string>,
  globals: ReadonlySet<string>,
): string {
  if (name.includes(".")) return placeOf(nearest(node, ["ClassDefinition", "Script"]));
  for (let scope = scopeOf(node); scope; scope = scope.parent ? scopeOf(scope.parent) : undefined) {
    const place = placeOf(scope);
    if (globals.has(`${place} ${name}`)) return scopes.has(module) ? module : "";
    if (scopes.has(place)) return place;
  }
  return "";
}

/** The place of the module itself. */
const module = "Script 0";

/** The names that functions take from the module by `global`, each after the place of the function. */
export function globalNames(
  source: PythonSource,
  nodes: readonly PythonNode[],
): ReadonlySet<string> {
  const statements = nodes.filter(
    (it) => it.name === "ScopeStatement" && it.firstChild?.name === "global",
  );
  return new Set(
    statements.flatMap((it) => {
      const place = placeOf(scopeOf(it));
      const names = it.getChildren("VariableName");
      return names.map((at) => `${place} ${source.text.slice(at.from, at.to)}`);
    }),
  );
}

function placeOf(node: PythonNode | undefined): string {
  return node ? `${node.name} ${node.from}` : "";
}

/** The scope around a node; the parameters of a function belong to its own scope, not to the one around it. */
export function scopeOf(node: PythonNode): PythonNode | undefined {
  for (let at: PythonNode | null = node; at; at = at.parent) {
    if (scopeNames.includes(at.name) || isGenerator(at)) return at;
  }
  return undefined;
}

/** Whether a list of arguments is a generator: `sum(x for x in list)`. */
export function isGenerator(node: PythonNode): boolean {
  return node.name === "ArgList" && childNamed(node, "for") !== null;
}
