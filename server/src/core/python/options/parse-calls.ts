import type { Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import {
  argumentNamed,
  argumentParts,
  argumentsOf,
  calleeOf,
  childNamed,
  childrenOf,
  nearest,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import type { NamedCall } from "./handed-over.ts";
import type { Parser, Parsers } from "./parser.ts";
import { resolvedValue } from "./written.ts";

/** Records which parsers read the command line, by `parser.parse_args()`. */
export function readParse(parsers: Parsers, call: NamedCall): void {
  const owner = call.callee.firstChild;
  const found = owner ? parsers.of({ bindings: call.bindings, node: owner }) : undefined;
  if (!found) return;
  const isKnown = found.parsers.length > 0;
  if (!isKnown && (call.method === "parse" || !found.isUnknown)) return;
  if (!isKnown && found.isForeign) parsers.anonymous.isOpen = true;
  for (const it of isKnown ? found.parsers : [parsers.anonymous]) readBy(parsers, it, call);
}

/** Records how a call reads the command line with a parser. */
function readBy(parsers: Parsers, parser: Parser, call: NamedCall): void {
  const given = argumentsOf(call.bindings.source, call.node);
  const words = given.positional[0] ?? argumentNamed(given, "args");
  if (words && isWrittenOut({ bindings: call.bindings, node: words })) {
    parser.reads ??= "other";
    return;
  }
  const rest = argumentNamed(given, "return_remaining_strings");
  if (!call.method.includes("known") && !rest) {
    if (parser.reads !== "lenient") parser.reads = "strict";
    return;
  }
  const use = useOfRest(parsers, call);
  if (use === "parsed") parser.reads ??= "strict";
  else parser.reads = "lenient";
  if (use === "used") parser.isOpen = true;
}

/** Whether a parser gets words from the program itself instead of the command line. */
function isWrittenOut(words: Expression): boolean {
  const { node } = resolvedValue(words);
  return node.name === "ArrayExpression" || node.name === "String";
}

/** Where words go that `parse_known_args` does not know: another parser may take them. */
type UseOfRest = "dropped" | "parsed" | "used";

function useOfRest(parsers: Parsers, { bindings, node }: NamedCall): UseOfRest {
  const { parent } = node;
  if (parent?.name === "MemberExpression") {
    const index = childNamed(parent, "[")?.nextSibling;
    const isFirst = index?.name === "Number" && sourceOf(bindings.source, index) === "0";
    return isFirst ? "dropped" : "used";
  }
  if (parent?.name !== "AssignStatement") return "used";
  const [first] = childrenOf(parent);
  const targets =
    first?.name === "TupleExpression" ? argumentParts(first).flat() : childrenOf(parent);
  const rest = targets.filter((it) => it.name !== ",")[1];
  if (rest?.name !== "VariableName") return "used";
  const scope = nearest(parent, ["FunctionDefinition", "Script"]);
  return scope ? useOfName(parsers, { bindings, node: rest }, scope) : "used";
}

function useOfName(parsers: Parsers, { bindings, node }: Expression, scope: PythonNode): UseOfRest {
  const name = sourceOf(bindings.source, node);
  const uses = bindings.nodes.filter(
    (it) =>
      it.name === "VariableName" &&
      scope.from <= it.from &&
      it.to <= scope.to &&
      it.from !== node.from &&
      sourceOf(bindings.source, it) === name &&
      it.parent?.name !== "AssignStatement",
  );
  const kinds = new Set(uses.map((it) => useAt(parsers, { bindings, node: it })));
  if (kinds.has("used")) return "used";
  return kinds.has("parsed") ? "parsed" : "dropped";
}

/** Calls that only show their arguments. */
const showing =
  /^(?:print|debug|info|warning|warn|error|log|exception|len|str|repr|join|format|\w*Error|\w*Exception)$/;

function useAt(parsers: Parsers, { bindings, node }: Expression): UseOfRest {
  const around = nearest(node, ["ArgList", "IfStatement", "AssertStatement", "Body"]);
  if (/^(?:If|Assert)Statement$/.test(around?.name ?? "")) return "dropped";
  if (around?.name !== "ArgList") return "used";
  const call = around.parent;
  const callee = call?.name === "CallExpression" ? calleeOf(call) : undefined;
  if (!callee) return "used";
  const method = lastName(bindings, callee);
  if (showing.test(method)) return "dropped";
  const owner = /^parse_(?:known_)?args$/.test(method) ? callee.firstChild : undefined;
  const isParser = owner && parsers.of({ bindings, node: owner }).parsers.length > 0;
  return isParser ? "parsed" : "used";
}
