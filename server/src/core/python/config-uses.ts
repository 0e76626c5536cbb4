import { type Budget, createBudget } from "#core/base/budget.ts";
import { collected, type Steps } from "#core/base/steps.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { argumentsFor, functionsCalled } from "./calls.ts";
import { returnValues } from "./definitions.ts";
import { possibleNames } from "./dictionary.ts";
import { folderPathsIn } from "./folder-paths.ts";
import { keyRead } from "./key-read.ts";
import type { ReadUse, WithSite } from "./name-use.ts";
import { argumentsOf, calleeOf, childrenOf, type PythonNode, sourceOf } from "./syntax.ts";
import { constantText } from "./text.ts";
import type { TextReader } from "./texts.ts";
import { flatText } from "./traced-text.ts";

/** The names that a program reads from the files of the configuration. */
export interface ConfigUses {
  readonly parameters: readonly WithSite<ReadUse>[];
  readonly inputs: readonly WithSite<ReadUse>[];
}

/** Which file of the configuration a dictionary comes from. */
type Kind = "parameters" | "inputs";

/** Whether a text names a file in which Valohai writes the configuration of an execution. */
export function mayReadConfig(text: string): boolean {
  return /\b(?:parameters|inputs)\.(?:json|ya?ml)\b/.test(text);
}

/** How many expressions of a file are followed to where they come from. */
const maxRead = 5_000;

/** Longer chains of names and calls are not followed. */
const maxDepth = 8;

interface Search {
  readonly reader: TextReader;
  /** Whether the program names the folder of the configuration at all. */
  readonly readsConfig: boolean;
  readonly budget: Budget;
}

/** Finds the names that one file of a program reads from `parameters.json` and `inputs.json` (docs "File-based configuration"). */
export function* configUsesOf(
  bindings: Bindings,
  reader: TextReader,
  readsConfig: boolean,
): Steps<ConfigUses> {
  const search: Search = { reader, readsConfig, budget: createBudget(maxRead) };
  const found = yield* collected(bindings.nodes, (node) => {
    const read = keyRead(bindings, node);
    const kind = read && kindOf(search, { bindings, node: read.owner }, 0);
    if (!read || !kind) return [];
    const { keys } = possibleNames(bindings, read.key);
    return keys.map(({ name, range, literal, origin }) => ({
      kind,
      use: { name, range, literal, origin, site: { bindings, node }, certain: false },
    }));
  });
  const of = (kind: Kind) => found.filter((it) => it.kind === kind).map((it) => it.use);
  return { parameters: of("parameters"), inputs: of("inputs") };
}

/** The file from which a dictionary was read. */
function kindOf(search: Search, { bindings, node }: Expression, depth: number): Kind | undefined {
  if (depth > maxDepth || !search.budget.spend()) return undefined;
  const follow = (it: Expression) => kindOf(search, it, depth + 1);
  switch (node.name) {
    case "VariableName":
    case "MemberExpression":
      return firstOf(valuesOf({ bindings, node }), follow);
    case "ConditionalExpression":
    case "BinaryExpression":
    case "ParenthesizedExpression":
      return firstOf(
        childrenOf(node).map((it) => ({ bindings, node: it })),
        follow,
      );
    case "CallExpression":
      return kindOfCall(search, { bindings, node }, depth);
    default:
      return undefined;
  }
}

function firstOf(
  expressions: readonly Expression[],
  read: (expression: Expression) => Kind | undefined,
): Kind | undefined {
  for (const it of expressions) {
    const found = read(it);
    if (found) return found;
  }
  return undefined;
}

/** The expressions that may have given a name its value. */
function valuesOf({ bindings, node }: Expression): readonly Expression[] {
  const found = bindings.reaching(node);
  if (found.length === 0) {
    const there = bindings.neighbours.imported(sourceOf(bindings.source, node));
    const value = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
    return there && value ? [{ bindings: there.module, node: value }] : [];
  }
  return found.flatMap(({ kind, at, value }): readonly Expression[] => {
    if (kind === "assignment" && value) return [{ bindings, node: value }];
    if (kind !== "parameter") return [];
    const given = argumentsFor(bindings, at, sourceOf(bindings.source, node));
    return given === "names" ? [] : given;
  });
}

function kindOfCall(search: Search, { bindings, node }: Expression, depth: number) {
  const callee = calleeOf(node);
  if (!callee) return undefined;
  const [first] = argumentsOf(bindings.source, node).positional;
  const functions = functionsCalled(bindings, callee);
  if (functions.length > 0) {
    const named = kindNamed(bindings, node);
    if (named && search.readsConfig) return named;
    return firstOf(functions.flatMap(returnValues), (it) => kindOf(search, it, depth + 1));
  }
  const method = lastName(bindings, callee);
  if (/^(?:load|loads|safe_load|full_load|unsafe_load|dict|deepcopy)$/.test(method) && first) {
    const data: Expression = { bindings, node: first };
    return kindOfFile(search, data, depth + 1) ?? kindOf(search, data, depth + 1);
  }
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  return method === "copy" && owner
    ? kindOf(search, { bindings, node: owner }, depth + 1)
    : undefined;
}

/** The file whose name a call passes to a function of the program that reads either file. */
function kindNamed(bindings: Bindings, call: PythonNode): Kind | undefined {
  const { positional, named } = argumentsOf(bindings.source, call);
  const texts = [...positional, ...named.map((it) => it.value)].map((it) =>
    constantText(bindings, it),
  );
  return kindOfName(texts.find((it) => it !== undefined && kindOfName(it)) ?? "");
}

function kindOfName(name: string): Kind | undefined {
  const kind = /^(?:.*\/)?(parameters|inputs)\.(?:json|ya?ml)$/.exec(name)?.[1];
  return kind === "parameters" || kind === "inputs" ? kind : undefined;
}

/** The file that an expression opens, reads or names. */
function kindOfFile(
  search: Search,
  { bindings, node }: Expression,
  depth: number,
): Kind | undefined {
  if (depth > maxDepth || !search.budget.spend()) return undefined;
  const named = kindOfPath(search, { bindings, node });
  if (named) return named;
  const follow = (it: Expression) => kindOfFile(search, it, depth + 1);
  if (node.name === "VariableName" || node.name === "MemberExpression") {
    return firstOf(valuesOf({ bindings, node }), follow);
  }
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  if (!callee) return undefined;
  const opens = /^(?:open|read|read_text|read_bytes|decode)$/.test(lastName(bindings, callee));
  const owner = callee.name === "MemberExpression" ? callee.firstChild : undefined;
  const [first] = argumentsOf(bindings.source, node).positional;
  const opened = [owner, first].flatMap((it) => (it ? [{ bindings, node: it }] : []));
  if (opens) return firstOf(opened, follow);
  return firstOf(functionsCalled(bindings, callee).flatMap(returnValues), follow);
}

/** The file that a path names; undefined where it may be either. */
function kindOfPath({ reader }: Search, expression: Expression): Kind | undefined {
  const paths = reader.textsOf(expression).texts.flatMap((it) => folderPathsIn(flatText(it)));
  const kinds = paths.flatMap(({ folder, below }) =>
    folder === "config" ? (kindOfName(below) ?? []) : [],
  );
  const [only, other] = new Set(kinds);
  return other === undefined ? only : undefined;
}
