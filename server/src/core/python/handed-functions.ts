import { groupBy } from "#core/base/group-by.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Bindings } from "./bindings.ts";
import { isPartial, lastName } from "./callee-name.ts";
import {
  type Arguments,
  argumentNamed,
  argumentsOf,
  calleeOf,
  childrenOf,
  type PythonNode,
  sourceOf,
  tupleParts,
} from "./syntax.ts";

/** How a function is used that is not called where it is named. */
export type Handed =
  /** It gets another name. */
  | { readonly kind: "name"; readonly target: PythonNode; readonly bound?: Arguments }
  /** A call gets it as one of its arguments. */
  | { readonly kind: "argument"; readonly call: PythonNode; readonly node: PythonNode }
  /** It runs with these arguments. */
  | { readonly kind: "run"; readonly site: PythonNode; readonly given: readonly Arguments[] }
  /** The function around it returns it to its callers. */
  | { readonly kind: "returned" }
  | { readonly kind: "nothing" }
  | { readonly kind: "unknown" };

const unknown: Handed = { kind: "unknown" };
const nothing: Handed = { kind: "nothing" };

/** How the function that a node names or is gets used. */
export function handedTo(bindings: Bindings, node: PythonNode): Handed {
  const { parent } = node;
  switch (parent?.name) {
    case "AssignStatement": {
      const [target, operator] = childrenOf(parent);
      const isPlain = operator?.name === "AssignOp" && parent.lastChild?.from === node.from;
      return target && isPlain ? { kind: "name", target } : unknown;
    }
    case "ReturnStatement":
      return { kind: "returned" };
    case "ImportStatement":
    case "ExpressionStatement":
    case "ScopeStatement":
    case "DeleteStatement":
      return nothing;
    case "BinaryExpression":
    case "IfStatement":
    case "UnaryExpression":
      return nothing;
    case "ArgList":
      return parent.parent?.name === "CallExpression"
        ? handedToCall(bindings, parent.parent, node)
        : unknown;
    default:
      return unknown;
  }
}

/** Functions that only look at another one. */
const harmless =
  /^(?:callable|isinstance|id|wraps|update_wrapper|iscoroutinefunction|signature|getattr|hasattr)$/;
/** Functions that run it with the arguments after it. */
const submits = /^(?:submit|to_thread|call_soon|call_soon_threadsafe)$/;
/** Functions that run it with the elements of a tuple. */
const takesTuple = /^(?:Thread|Process|Timer|apply|apply_async)$/;
/** Functions that run it for each element of a list. */
const maps = /^(?:map|filter|imap|imap_unordered|map_async|starmap)$/;

function handedToCall(bindings: Bindings, call: PythonNode, node: PythonNode): Handed {
  const callee = calleeOf(call);
  const name = callee ? lastName(bindings, callee) : "";
  const given = argumentsOf(bindings.source, call);
  const at = given.positional.findIndex((it) => it.from === node.from);
  const rest = given.positional.slice(at + 1);
  if (harmless.test(name)) return nothing;
  if (takesTuple.test(name)) return runWithTuple(call, given, at === 0 ? rest[0] : undefined);
  if (name === "run_in_executor" && at === 1) return runWith(call, { ...given, positional: rest });
  if (at !== 0) return { kind: "argument", call, node };
  if (callee && isPartial(bindings, callee)) {
    return partial(handedTo(bindings, call), { ...given, positional: rest });
  }
  if (submits.test(name)) return runWith(call, { ...given, positional: rest });
  return maps.test(name) ? mapped(bindings, call, name, rest) : { kind: "argument", call, node };
}

/** How a function with bound first arguments gets used. */
function partial(made: Handed, bound: Arguments): Handed {
  return made.kind === "name" ? { ...made, bound } : unknown;
}

function runWith(site: PythonNode, given: Arguments): Handed {
  return { kind: "run", site, given: [given] };
}

/** `Thread(target=function, args=(…))` */
function runWithTuple(site: PythonNode, given: Arguments, second: PythonNode | undefined): Handed {
  const words = argumentNamed(given, "args") ?? second;
  const parts = words && tupleParts(words);
  if (argumentNamed(given, "kwargs") || (words && !parts)) return unknown;
  const positional = (parts ?? []).flatMap(([it]) => it ?? []);
  return runWith(site, { positional, named: [], spread: [], starred: false });
}

/** How many runs of a mapped function are distinguished. */
const maxRuns = 64;

/** `map(function, list, …)` runs the function once for each element, where the lists are literal. */
function mapped(
  bindings: Bindings,
  call: PythonNode,
  name: string,
  lists: readonly PythonNode[],
): Handed {
  const rows = lists.map((it) => listParts(bindings, it));
  if (rows.length === 0 || rows.some((it) => it === undefined)) return unknown;
  const count = rows.reduce((least, it) => Math.min(least, it?.length ?? 0), maxRuns);
  if (count >= maxRuns) return unknown;
  const given = Array.from({ length: count }, (_, index): Arguments => {
    const row = rows.flatMap((it) => it?.[index] ?? []);
    const [only] = row;
    const spread = name === "starmap" && only ? (tupleParts(only) ?? []).flat() : row;
    return { positional: spread, named: [], spread: [], starred: false };
  });
  return { kind: "run", site: call, given };
}

/** The elements of a literal list. */
function listParts(bindings: Bindings, node: PythonNode): readonly PythonNode[] | undefined {
  const value = /^(?:Variable|Member)/.test(node.name) ? bindings.onlyValue(node) : node;
  const parts = value && tupleParts(value);
  if (!parts || parts.some((it) => it.length !== 1)) return undefined;
  return parts.flatMap(([it]) => it ?? []);
}

/** Where a file names something without calling it: the name, with what is before its last dot. */
export function mentionsOf(bindings: Bindings, name: string): readonly PythonNode[] {
  return mentionsByName(bindings).get(name) ?? [];
}

const mentionsByName = oncePer((bindings: Bindings) =>
  groupBy(bindings.nodes.filter(isMention), (it) => lastName(bindings, it)),
);

function isMention(node: PythonNode): boolean {
  const { name, parent } = node;
  if (name !== "VariableName" && name !== "MemberExpression") return false;
  if (
    !parent ||
    /^(?:FunctionDefinition|ClassDefinition|ParamList|ImportStatement|Decorator)$/.test(parent.name)
  ) {
    return false;
  }
  if (parent.name === "CallExpression" && parent.firstChild?.from === node.from) return false;
  if (parent.name === "MemberExpression") return false;
  if (parent.name === "AssignStatement" && parent.firstChild?.from === node.from) return false;
  // This is the name of a named argument.
  return !(parent.name === "ArgList" && node.nextSibling?.name === "AssignOp");
}

/** The decorators of a file whose names end like this. */
export function decoratorsNamed(bindings: Bindings, name: string): readonly PythonNode[] {
  return decoratorsByName(bindings).get(name) ?? [];
}

const decoratorsByName = oncePer((bindings: Bindings) =>
  groupBy(
    bindings.nodes.filter((it) => it.name === "Decorator"),
    (it) => {
      const last = it.getChildren("VariableName").at(-1);
      return last ? sourceOf(bindings.source, last) : "";
    },
  ),
);
