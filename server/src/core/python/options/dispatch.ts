import type { SourceRange } from "#core/base/range.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { argumentParts, childNamed, childrenOf, type PythonNode, sourceOf } from "../syntax.ts";
import { constantText } from "../text.ts";
import type { CommandChoice, CommandNode } from "./command-node.ts";

/** What a program itself does with the command that the words name. */
export interface Dispatch {
  /** The functions that the command runs. */
  readonly runs: readonly Expression[];
  /** Bodies of branches that are for other commands. */
  deadBranches(bindings: Bindings): readonly SourceRange[];
  /** Whether a name refers to what another command runs, as the value in `{"fit": fit}`. */
  isOtherCommand(at: Expression): boolean;
}

/** Finds what the chosen commands mean for a program; `roots` are the parsers that they were made from. */
export function dispatchOf(
  choices: readonly { readonly root: CommandNode; readonly choice: CommandChoice }[],
): Dispatch {
  const decided = choices.filter(({ root, choice }) => root.children.length > 0 && choice.isKnown);
  const all = decided.flatMap(({ root }) => namesBelow(root, 0));
  const chosen = new Set(decided.flatMap(({ choice }) => choice.nodes.flatMap((it) => it.names)));
  const others = new Set(all.filter((it) => !chosen.has(it)));
  const known = new Set(all);
  return {
    runs: choices.flatMap(({ choice }) => choice.nodes.flatMap((it) => it.runs)),
    deadBranches: (bindings) => (others.size === 0 ? [] : branchesFor(bindings, others, known)),
    isOtherCommand: (at) => others.size > 0 && isOther(at, others, known),
  };
}

/** Deeper commands are not looked for. */
const maxDepth = 6;

function namesBelow({ children }: CommandNode, depth: number): readonly string[] {
  if (depth > maxDepth) return [];
  return children.flatMap((it) => [...it.names, ...namesBelow(it, depth + 1)]);
}

function branchesFor(
  bindings: Bindings,
  others: ReadonlySet<string>,
  known: ReadonlySet<string>,
): readonly SourceRange[] {
  return bindings.nodes.flatMap((node) => {
    if (node.name === "IfStatement") return deadBodies(bindings, node, others, known);
    if (node.name !== "MatchClause") return [];
    const texts = patternTexts(bindings, node);
    const body = childNamed(node, "Body");
    return body && texts?.every((it) => others.has(it)) ? [rangeOf(body)] : [];
  });
}

function rangeOf({ from, to }: PythonNode): SourceRange {
  return { start: from, end: to };
}

function deadBodies(
  bindings: Bindings,
  statement: PythonNode,
  others: ReadonlySet<string>,
  known: ReadonlySet<string>,
): readonly SourceRange[] {
  const parts = childrenOf(statement);
  return parts.flatMap((it, index) => {
    const word = parts[index - 2];
    const condition = parts[index - 1];
    if (it.name !== "Body" || !condition || !/^(?:if|elif)$/.test(word?.name ?? "")) return [];
    return isForOthers(bindings, condition, others, known, 0) ? [rangeOf(it)] : [];
  });
}

/** Whether a condition holds only for commands that were not chosen. */
function isForOthers(
  bindings: Bindings,
  node: PythonNode,
  others: ReadonlySet<string>,
  known: ReadonlySet<string>,
  depth: number,
): boolean {
  if (depth > maxDepth) return false;
  const [left, operator, right] = childrenOf(node);
  if (node.name === "ParenthesizedExpression") {
    return operator ? isForOthers(bindings, operator, others, known, depth + 1) : false;
  }
  if (node.name !== "BinaryExpression" || !left || !operator || !right) return false;
  const sign = sourceOf(bindings.source, operator);
  const both = [left, right].map((it) => isForOthers(bindings, it, others, known, depth + 1));
  if (sign === "and") return both.some((it) => it);
  if (sign === "or") return both.every((it) => it);
  const texts = comparedTexts(bindings, left, sign, right);
  return texts?.every((it) => known.has(it) && others.has(it)) === true;
}

/** The texts to which something is compared, as in `args.command == "fit"` and `args.command in ("fit", "train")`. */
function comparedTexts(
  bindings: Bindings,
  left: PythonNode,
  sign: string,
  right: PythonNode,
): readonly string[] | undefined {
  if (sign === "==") {
    const [text, other] = left.name === "String" ? [left, right] : [right, left];
    const value = text.name === "String" ? constantText(bindings, text) : undefined;
    return value !== undefined && isRead(other) ? [value] : undefined;
  }
  if (sign !== "in" || !isRead(left) || !/^(?:Array|Tuple|Set)Expression$/.test(right.name))
    return undefined;
  const texts = argumentParts(right).map(([it]) =>
    it?.name === "String" ? constantText(bindings, it) : undefined,
  );
  const given = texts.filter((it) => it !== undefined);
  return given.length === texts.length && given.length > 0 ? given : undefined;
}

function isRead({ name }: PythonNode): boolean {
  return name === "VariableName" || name === "MemberExpression";
}

function patternTexts(bindings: Bindings, clause: PythonNode): readonly string[] | undefined {
  const pattern = childrenOf(clause)[1];
  if (!pattern) return undefined;
  const literals = pattern.name === "OrPattern" ? pattern.getChildren("LiteralPattern") : [pattern];
  const texts = literals.map((it) => {
    const text = childNamed(it, "String");
    return text ? constantText(bindings, text) : undefined;
  });
  const given = texts.filter((it) => it !== undefined);
  return given.length === texts.length && given.length > 0 ? given : undefined;
}

function isOther(
  { bindings, node }: Expression,
  others: ReadonlySet<string>,
  known: ReadonlySet<string>,
): boolean {
  const colon = node.prevSibling;
  const key = colon?.name === ":" ? colon.prevSibling : undefined;
  if (node.parent?.name !== "DictionaryExpression" || key?.name !== "String") return false;
  const keys = argumentParts(node.parent).map(([it]) =>
    it?.name === "String" ? constantText(bindings, it) : undefined,
  );
  if (!keys.every((it) => it !== undefined && known.has(it))) return false;
  return others.has(constantText(bindings, key) ?? "");
}
