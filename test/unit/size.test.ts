import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { typeScriptIn } from "../support/type-script-in.ts";

/** Lines of a function, from its name or arrow to its end. */
const longestFunction = 50;
const usualFunction = 20;
const longestFile = 300;
const mostFilesWithWeakMaps = 10;

const files = ["server", "client"].flatMap(typeScriptIn);
const sources = files.map((file) =>
  ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true),
);

test(`no function is longer than ${longestFunction} lines, and nine of ten have ${usualFunction} at most`, () => {
  // Arrow functions without a name are parts of other functions: they would make the others look short.
  const all = sources.flatMap(functionsIn);
  const named = all.filter((it) => it.name !== undefined);
  assert.ok(named.length > 3000);
  const lengths = named.map((it) => it.lines).sort((a, b) => a - b);
  assert.ok((lengths[Math.ceil(lengths.length * 0.9) - 1] ?? 0) <= usualFunction);
  const long = all.filter((it) => it.lines > longestFunction);
  assert.deepEqual(
    long.map((it) => `${it.place} ${it.name} has ${it.lines} lines`),
    [],
  );
});

test(`no file is longer than ${longestFile} lines`, () => {
  const long = sources.filter((it) => linesOf(it.text.trimEnd()) > longestFile);
  assert.deepEqual(
    long.map((it) => it.fileName),
    [],
  );
});

test(`at most ${mostFilesWithWeakMaps} files remember something in a module-level WeakMap`, () => {
  const found = sources.filter((source) =>
    source.statements.some((it) => ts.isVariableStatement(it) && holdsWeakMap(it)),
  );
  assert.ok(found.length <= mostFilesWithWeakMaps, found.map((it) => it.fileName).join(", "));
});

function holdsWeakMap({ declarationList }: ts.VariableStatement): boolean {
  return declarationList.declarations.some(
    ({ initializer }) =>
      initializer !== undefined &&
      ts.isNewExpression(initializer) &&
      initializer.expression.getText() === "WeakMap",
  );
}

interface Measured {
  /** Undefined for arrow functions that are handed over where they stand. */
  readonly name: string | undefined;
  readonly place: string;
  readonly lines: number;
}

function functionsIn(source: ts.SourceFile): readonly Measured[] {
  const found: Measured[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
      const start = node.getStart();
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      const lines = linesOf(source.text.slice(start, node.end));
      found.push({ name: nameOf(node), place: `${source.fileName}:${line}`, lines });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string | undefined {
  if (node.name) return node.name.getText();
  const { parent } = node;
  const isNamed = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return isNamed ? parent.name.getText() : undefined;
}

function linesOf(text: string): number {
  return text.split("\n").length;
}
