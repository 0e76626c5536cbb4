import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { typeScriptIn } from "../support/type-script-in.ts";

/** Lines of a function, from its name or arrow to its end. */
const longestFunction = 50;
const usualFunction = 20;
const longestFile = 300;
const maxFilesWithWeakMaps = 10;

interface MeasuredFile {
  readonly file: string;
  readonly lines: number;
  readonly functions: readonly MeasuredFunction[];
  /** Whether it remembers something in a WeakMap at its top level. */
  readonly holdsWeakMap: boolean;
}

interface MeasuredFunction {
  /** Undefined for arrow functions that are handed over where they are. */
  readonly name: string | undefined;
  readonly place: string;
  readonly lines: number;
}

const files = ["server", "client"].flatMap(typeScriptIn).map(measured);

test(`no function is longer than ${longestFunction} lines, and nine of ten have ${usualFunction} at most`, () => {
  const all = files.flatMap((it) => it.functions);
  const long = all.filter((it) => it.lines > longestFunction);
  assert.deepEqual(
    long.map((it) => `${it.place} ${it.name} has ${it.lines} lines`),
    [],
  );
  // Arrow functions without a name are parts of other functions: they would make the others look short.
  const named = all.filter((it) => it.name !== undefined).map((it) => it.lines);
  assert.ok(named.length > 3000);
  named.sort((a, b) => a - b);
  assert.ok((named[Math.ceil(named.length * 0.9) - 1] ?? 0) <= usualFunction);
});

test(`no file is longer than ${longestFile} lines`, () => {
  const long = files.filter((it) => it.lines > longestFile);
  assert.deepEqual(
    long.map((it) => it.file),
    [],
  );
});

test(`at most ${maxFilesWithWeakMaps} files remember something in a module-level WeakMap`, () => {
  const found = files.filter((it) => it.holdsWeakMap).map((it) => it.file);
  assert.ok(found.length > 0 && found.length <= maxFilesWithWeakMaps, found.join(", "));
});

/** The sizes in a file; its tree is not kept. */
function measured(file: string): MeasuredFile {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return {
    file,
    lines: linesOf(text.trimEnd()),
    functions: functionsIn(source),
    holdsWeakMap: source.statements.some((it) => ts.isVariableStatement(it) && holdsWeakMap(it)),
  };
}

function holdsWeakMap({ declarationList }: ts.VariableStatement): boolean {
  return declarationList.declarations.some(
    ({ initializer }) =>
      initializer !== undefined &&
      ts.isNewExpression(initializer) &&
      initializer.expression.getText() === "WeakMap",
  );
}

function functionsIn(source: ts.SourceFile): readonly MeasuredFunction[] {
  const found: MeasuredFunction[] = [];
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
