import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A regular expression of the product's sources. */
export interface SourcePattern {
  readonly source: string;
  readonly flags: string;
  /** The file and line in which it is written. */
  readonly place: string;
}

const folders = ["server/src", "client/src", "client/webview"];

/** What a part of a pattern is taken for that is only known when the program runs: an escaped name. */
const anyName = "name";

/** Every regular expression of the product, each text once. */
export function sourcePatterns(): readonly SourcePattern[] {
  const byText = new Map<string, SourcePattern>();
  for (const file of folders.flatMap(typeScriptIn)) {
    for (const it of patternsIn(parse(file))) {
      const text = `/${it.source}/${it.flags}`;
      if (!byText.has(text)) byText.set(text, it);
    }
  }
  return [...byText.values()];
}

function typeScriptIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => /\.tsx?$/.test(it))
    .map((it) => path.posix.join(folder, it))
    .sort();
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

function patternsIn(file: ts.SourceFile): readonly SourcePattern[] {
  const found: SourcePattern[] = [];
  const add = (node: ts.Node, source: string, flags: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push({ source, flags, place: `${file.fileName}:${line + 1}` });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { source, flags } = partsOf(node.text);
      add(node, source, flags);
    }
    if (isConstructor(node)) {
      const [source, flags] = node.arguments ?? [];
      add(node, source ? textOf(source) : "", flags ? textOf(flags) : "");
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isConstructor(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === "RegExp"
  );
}

function partsOf(literal: string): { readonly source: string; readonly flags: string } {
  const end = literal.lastIndexOf("/");
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) };
}

/** The text that an expression gives, as far as it is written in constants. */
function textOf(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isRegularExpressionLiteral(node)) return partsOf(node.text).source;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textOf(node.expression);
  if (ts.isBinaryExpression(node)) return textOf(node.left) + textOf(node.right);
  if (ts.isPropertyAccessExpression(node) && node.name.text === "source") {
    return textOf(node.expression);
  }
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map((it) => textOf(it.expression) + it.literal.text);
    return node.head.text + spans.join("");
  }
  if (!ts.isIdentifier(node)) return anyName;
  const value = constant(node.getSourceFile(), node.text);
  return value ? textOf(value) : anyName;
}

/** The value of a constant at the top of a file or of one that it imports. */
function constant(file: ts.SourceFile, name: string): ts.Expression | undefined {
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      const found = statement.declarationList.declarations.find((it) => it.name.getText() === name);
      if (found) return found.initializer;
    }
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier))
      continue;
    const bindings = statement.importClause?.namedBindings;
    const isNamed = bindings && ts.isNamedImports(bindings);
    const it = isNamed && bindings.elements.find(({ name: local }) => local.text === name);
    const target = path.posix.join(
      path.posix.dirname(file.fileName),
      statement.moduleSpecifier.text,
    );
    if (it && existsSync(target)) return constant(parse(target), (it.propertyName ?? it.name).text);
  }
  return undefined;
}
