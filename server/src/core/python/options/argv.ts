import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { functionsCalled } from "../calls.ts";
import {
  argumentsOf,
  calleeOf,
  childNamed,
  childrenOf,
  nearest,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { parametersOf } from "./declared-fields.ts";

/** Whether a program reads `sys.argv` itself, so that it may take undeclared options; `isParsed` where something parses the words. */
export function readsArgv(
  files: readonly Bindings[],
  isLive: (at: Expression) => boolean,
  isParsed: boolean,
): boolean {
  return files.some((bindings) =>
    bindings.nodes.some((node) => {
      const isName = node.name === "MemberExpression" || node.name === "VariableName";
      if (!isName || !/argv$/.test(sourceOf(bindings.source, node))) return false;
      if (bindings.qualifiedName(node) !== "sys.argv" || !isLive({ bindings, node })) return false;
      return !isParsed || !isHarmless(bindings, node, 0);
    }),
  );
}

/** Calls that only show their words, count them or parse them as options that are declared. */
const harmlessCall =
  /^(?:len|print|join|repr|str|info|debug|warning|log|parse_args|parse_known_args|parse_args_into_dataclasses|run|Fire|getopt|gnu_getopt|docopt|echo|write|format|basename|FLAGS|parse_flags|main)$/;

/** Longer chains of calls are not followed. */
const maxDepth = 6;

function isHarmless(bindings: Bindings, node: PythonNode, depth: number): boolean {
  const { parent } = node;
  if (!parent || depth > maxDepth || !bindings.mayFollow()) return false;
  switch (parent.name) {
    case "ImportStatement":
    case "FormatReplacement":
    case "IfStatement":
    case "WhileStatement":
      return true;
    case "MemberExpression":
      return isHarmlessPart(bindings, parent, depth);
    case "BinaryExpression":
      return isHarmlessOperand(bindings, parent, depth);
    case "ConditionalExpression":
    case "ParenthesizedExpression":
      return isHarmless(bindings, parent, depth + 1);
    case "AssignStatement":
      return isHarmlessValue(bindings, node, parent.firstChild, depth);
    case "ParamList":
      return isHarmlessValue(bindings, node, node.prevSibling?.prevSibling ?? null, depth);
    case "ArgList":
      return isHarmlessArgument(bindings, node, parent, depth);
    default:
      return false;
  }
}

/** `sys.argv[0]`, and `sys.argv[1:]` where that is harmless. */
function isHarmlessPart(bindings: Bindings, member: PythonNode, depth: number): boolean {
  const parts = childrenOf(member)
    .slice(1)
    .map((it) => sourceOf(bindings.source, it));
  const written = parts.join("");
  if (written === "[0]") return true;
  return /^\[1?:\]$/.test(written) && isHarmless(bindings, member, depth + 1);
}

/** `argv is None`, and `argv or sys.argv` where the result is harmless. */
function isHarmlessOperand(bindings: Bindings, expression: PythonNode, depth: number): boolean {
  if (childNamed(expression, "None")) return true;
  const isChoice = childNamed(expression, "or") ?? childNamed(expression, "and");
  return isChoice !== null && isHarmless(bindings, expression, depth + 1);
}

/** Whether a name that holds the words is used for nothing else. */
function isHarmlessValue(
  bindings: Bindings,
  value: PythonNode,
  target: PythonNode | null,
  depth: number,
): boolean {
  if (target?.name !== "VariableName" || target.from === value.from) return target !== null;
  const scope = nearest(target, ["FunctionDefinition", "Script"]);
  return scope
    ? onlyParses({ bindings, node: scope }, sourceOf(bindings.source, target), depth + 1)
    : false;
}

function isHarmlessArgument(
  bindings: Bindings,
  node: PythonNode,
  list: PythonNode,
  depth: number,
): boolean {
  if (node.nextSibling?.name === "AssignOp") return true;
  const call = list.parent;
  const callee = call?.name === "CallExpression" ? calleeOf(call) : undefined;
  if (!call || !callee) return false;
  const functions = functionsCalled(bindings, callee);
  if (functions.length === 0) return harmlessCall.test(lastName(bindings, callee));
  const { positional, named } = argumentsOf(bindings.source, call);
  const index = positional.findIndex((it) => it.from === node.from);
  const name = named.find((it) => it.value.from === node.from)?.name;
  return functions.every((it) => {
    const field = name ?? parametersOf(it)[index]?.name;
    return field !== undefined && onlyParses(it, field, depth + 1);
  });
}

/** Whether a function only parses the words that one of its names holds. */
function onlyParses({ bindings, node }: Expression, name: string, depth: number): boolean {
  return bindings.nodes.every((it) => {
    if (it.name !== "VariableName" || it.from < node.from || it.to > node.to) return true;
    if (sourceOf(bindings.source, it) !== name) return true;
    const isGiven = it.parent?.name === "ParamList" && it.prevSibling?.name !== "AssignOp";
    return isGiven || isHarmless(bindings, it, depth);
  });
}
