import { collected, type Steps } from "#core/base/steps.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { isPartial } from "./callee-name.ts";
import { runsOfMention } from "./calls.ts";
import { possibleNames } from "./dictionary.ts";
import { mentionsOf } from "./handed-functions.ts";
import { keyRead } from "./key-read.ts";
import type { NameUse, WithSite } from "./name-use.ts";
import { placeOfName } from "./names.ts";
import {
  type Arguments,
  argumentNamed,
  argumentsOf,
  calleeOf,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";
import { constantText } from "./text.ts";
import { isEnvironment } from "./text-calls.ts";

/** Names that a program asks for, and whether it may ask for others. */
export interface AskedNames {
  readonly uses: readonly WithSite<NameUse>[];
  readonly complete: boolean;
}

type Accessor = "parameters" | "inputs";

/** The names for which a program asks `valohai.parameters` or `valohai.inputs`, directly or through functions that it passes them to. */
export function* accessorUses(
  bindings: Bindings,
  calls: readonly PythonNode[],
  accessor: Accessor,
): Steps<AskedNames> {
  const asked = yield* collected(calls, (call) => askedBy(bindings, call, accessor) ?? []);
  return together([
    ...asked,
    ...mentionsOfAccessor(bindings, accessor).map((it) => askedThrough({ bindings, node: it })),
  ]);
}

/** Where a program names an accessor without calling it, as in `map(valohai.inputs, names)`. */
function mentionsOfAccessor(bindings: Bindings, accessor: Accessor): readonly PythonNode[] {
  if (!bindings.importedLocals.some((it) => /^valohai\b/.test(bindings.importedAs(it)))) return [];
  const locals = bindings.importedLocals.filter((it) =>
    accessorName(accessor, bindings.importedAs(it)),
  );
  const names = [...new Set([accessor, ...locals])];
  return names
    .flatMap((it) => mentionsOf(bindings, it))
    .filter((it) => accessorName(accessor, bindings.qualifiedName(it)) && !isBound(bindings, it));
}

/** Whether `functools.partial` gives it a name, as `askedBy` reads. */
function isBound(bindings: Bindings, { parent }: PythonNode): boolean {
  const callee = parent?.parent && calleeOf(parent.parent);
  return callee !== undefined && callee !== null && isPartial(bindings, callee);
}

/** The names for which functions ask that an accessor is passed to. */
function askedThrough(mention: Expression): AskedNames {
  const { runs, complete } = runsOfMention(mention);
  const parts = runs.map(({ bindings, given }): AskedNames => {
    const node = given.positional[0] ?? argumentNamed(given, "name");
    return node ? namesOf(bindings, node) : { uses: [], complete: false };
  });
  return together([...parts, { uses: [], complete }]);
}

function together(parts: readonly AskedNames[]): AskedNames {
  return {
    uses: parts.flatMap((it) => it.uses),
    complete: parts.every((it) => it.complete),
  };
}

function askedBy(bindings: Bindings, call: PythonNode, accessor: Accessor): AskedNames | undefined {
  const callee = calleeOf(call);
  if (!callee) return undefined;
  const given = argumentsOf(bindings.source, call);
  const [first, second] = given.positional;
  if (looksUp(bindings, callee, given, accessor)) return { uses: [], complete: false };
  const binds = isPartial(bindings, callee);
  const asks = binds ? first : callee;
  if (!asks || !isAccessor(bindings, asks, accessor)) return undefined;
  const node = (binds ? second : first) ?? argumentNamed(given, "name");
  return node ? namesOf(bindings, node) : { uses: [], complete: false };
}

/** `getattr(valohai, "inputs")` */
function looksUp(
  bindings: Bindings,
  callee: PythonNode,
  { positional: [owner, name] }: Arguments,
  accessor: Accessor,
): boolean {
  if (!owner || !name || sourceOf(bindings.source, callee) !== "getattr") return false;
  const wanted = constantText(bindings, name);
  return (
    bindings.qualifiedName(owner) === "valohai" && (wanted === undefined || wanted === accessor)
  );
}

function namesOf(bindings: Bindings, node: PythonNode): AskedNames {
  const { keys, complete } = possibleNames(bindings, node);
  const site = { bindings, node };
  const uses = keys.map(({ name, range, literal, origin }) => ({
    name,
    range,
    literal,
    origin,
    site,
  }));
  return { uses, complete };
}

/** Longer chains of names are not followed. */
const maxDepth = 4;

/** Whether a callee is what `valohai-utils` offers under a name, or the program's own name for it. */
function isAccessor(bindings: Bindings, callee: PythonNode, accessor: string, depth = 0): boolean {
  if (accessorName(accessor, bindings.qualifiedName(callee))) return true;
  const named = callee.name === "VariableName" && depth < maxDepth;
  const value = named ? bindings.onlyValue(callee) : undefined;
  return value !== undefined && isAccessor(bindings, value, accessor, depth + 1);
}

/** Whether `valohai-utils` offers what an accessor does under a name. */
function accessorName(accessor: string, name: string | undefined): boolean {
  return (
    name === `valohai.${accessor}` ||
    name === `valohai.${accessor}.${accessor}` ||
    (name !== undefined && olderAccessors[accessor]?.test(name) === true)
  );
}

/** What `valohai-utils` called them before version 0.2. */
const olderAccessors: { readonly [accessor: string]: RegExp } = {
  parameters: /^valohai\.(?:parameters\.)?get_parameter$/,
  inputs: /^valohai\.(?:inputs\.)?get_input_paths?$/,
};

/** `valohai.outputs("folder").path("file")` */
export function outputUses(bindings: Bindings, call: PythonNode): readonly WithSite<NameUse>[] {
  const callee = calleeOf(call);
  const owner = callee?.firstChild;
  const method = callee?.lastChild;
  if (callee?.name !== "MemberExpression" || owner?.name !== "CallExpression") return [];
  const accessor = calleeOf(owner);
  if (!accessor || !isAccessor(bindings, accessor, "outputs")) return [];
  if (!method || sourceOf(bindings.source, method) !== "path") return [];
  const folder = argumentsOf(bindings.source, owner).positional[0];
  const file = argumentsOf(bindings.source, call).positional[0];
  const below = folder ? constantText(bindings, folder) : "";
  const name = file && constantText(bindings, file);
  if (!file || name === undefined || below === undefined) return [];
  const place = placeOfName(bindings, file, name);
  const joined = below === "" ? name : `${below.replace(/\/$/, "")}/${name}`;
  return [
    {
      name: joined,
      ...place,
      literal: place.literal && below === "",
      origin: bindings,
      site: { bindings, node: call },
    },
  ];
}

/** The environment variables that a program reads by their names. */
export function variableUses(bindings: Bindings): Steps<readonly WithSite<NameUse>[]> {
  return collected(bindings.nodes, (node) => {
    const name = variableName(bindings, node);
    return name ? namesOf(bindings, name).uses : [];
  });
}

/** The name in `os.environ[name]`, `os.environ.get(name)`, `os.getenv(name)` and `name in os.environ`. */
function variableName(bindings: Bindings, node: PythonNode): PythonNode | undefined {
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  if (callee && bindings.qualifiedName(callee) === "os.getenv") {
    return argumentsOf(bindings.source, node).positional[0];
  }
  const read = keyRead(bindings, node);
  return read && isEnvironment(bindings, read.owner) ? read.key : undefined;
}
