import ts from "typescript";
import { replacements, textWith } from "./mutators.ts";

/** One change of the source that a test should notice. */
export interface Mutant {
  readonly id: number;
  readonly file: string;
  /** Counted from one. */
  readonly line: number;
  readonly original: string;
  readonly mutated: string;
}

/** A source with all its mutants in it, each behind a switch. */
export interface Instrumented {
  readonly code: string;
  readonly mutants: readonly Mutant[];
}

/** What the code asks, with the number of a mutant, whether to run that mutant. */
export const switchName = "isMutant__";

/** Writes all mutants of a source into it; they are numbered from `firstId`. */
export function instrument(file: string, text: string, firstId: number): Instrumented {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants: Mutant[] = [];
  const placed = new Map<ts.Node, Alternative[]>();
  const add = (node: ts.Node, mutated: string): number => {
    const id = firstId + mutants.length;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    mutants.push({ id, file, line, original: node.getText(), mutated });
    return id;
  };
  const visit = (node: ts.Node): void => {
    if (isWithoutMutants(node)) return;
    if (ts.isExpression(node)) {
      for (const text of replacements(node)) {
        const anchor = wrappable(node);
        const alternative = { id: add(node, text), text: textWith(anchor, node, text) };
        placed.set(anchor, [...(placed.get(anchor) ?? []), alternative]);
      }
    } else if (isRemovable(node)) placed.set(node, [{ id: add(node, ""), text: "" }]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { code: written(source, placed), mutants };
}

interface Alternative {
  readonly id: number;
  readonly text: string;
}

/** Types, imports and names are not run. */
function isWithoutMutants(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    (ts.isStringLiteral(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node)
  );
}

/**
 * Statements that only have an effect, the bodies of functions, and those of loops over a list. A body with one
 * statement that is removed already counts once; an `if` is identified by its condition.
 */
function isRemovable(node: ts.Node): boolean {
  if (ts.isExpressionStatement(node) || ts.isThrowStatement(node)) return true;
  if (!ts.isBlock(node)) return false;
  const [first, second] = node.statements;
  if (!first || (!second && isRemovable(first))) return false;
  return ts.isFunctionLike(node.parent) || ts.isForOfStatement(node.parent);
}

/** The expression around a part that cannot be used in parentheses without changing what the whole means. */
function wrappable(node: ts.Node): ts.Node {
  const { parent } = node;
  return isBoundTo(node, parent) ? wrappable(parent) : node;
}

function isBoundTo(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isOptionalChain(parent) && ts.isOptionalChain(node)) return parent.expression === node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === node;
  if (ts.isTaggedTemplateExpression(parent)) return true;
  if (ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) {
    const { operator } = parent;
    return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
  }
  return ts.isBinaryExpression(parent) && parent.left === node && isAssignment(parent);
}

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function written(
  source: ts.SourceFile,
  placed: ReadonlyMap<ts.Node, readonly Alternative[]>,
): string {
  const inner = (node: ts.Node): string => {
    let code = "";
    let at = node.getStart();
    ts.forEachChild(node, (child) => {
      code += source.text.slice(at, child.getStart()) + whole(child);
      at = child.end;
    });
    return code + source.text.slice(at, node.end);
  };
  const whole = (node: ts.Node): string => {
    if (isWithoutMutants(node)) return node.getText();
    const [first, ...rest] = placed.get(node) ?? [];
    const code = inner(node);
    if (!first) return code;
    if (ts.isBlock(node)) {
      const leave = ts.isForOfStatement(node.parent) ? "continue" : "return";
      return `{ if (${switchName}(${first.id})) ${leave}; ${code.slice(1)}`;
    }
    if (!ts.isExpression(node)) return `{ if (!${switchName}(${first.id})) ${code} }`;
    const choices = [first, ...rest].map(({ id, text }) => `${switchName}(${id})?(${text}):`);
    return `(${choices.join("")}(${code}))`;
  };
  return whole(source);
}
