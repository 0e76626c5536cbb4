import { readFileSync } from "node:fs";
import ts from "typescript";
import { typeScriptIn } from "./type-script-in.ts";

/** A text in the sources of the client: what is written between its quotes, and where. */
export interface ClientText {
  readonly text: string;
  readonly place: string;
}

/** The texts of the client that are translated, and those that are not although they read like English. */
export interface ClientTexts {
  readonly translated: readonly ClientText[];
  readonly plain: readonly ClientText[];
}

/** The texts in the sources of the client but those of these files. */
export function clientTexts(without: readonly string[]): ClientTexts {
  const translated: ClientText[] = [];
  const plain: ClientText[] = [];
  for (const file of typeScriptIn("client/src")) {
    if (without.some((it) => file.endsWith(`/${it}`))) continue;
    const source = ts.createSourceFile(
      file,
      readFileSync(file, "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node): void => {
      const text = textOf(node);
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const found = { text: text ?? "", place: `${file}:${line}` };
      if (text !== undefined && isTranslated(node)) translated.push(found);
      else if (text !== undefined && isEnglish(text) && !isType(node)) plain.push(found);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { translated, plain };
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.getText() : undefined;
}

/** Whether it is the message that `l10n.t` is called with. */
function isTranslated(node: ts.Node): boolean {
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    call.expression.getText() === "l10n.t" &&
    call.arguments[0] === node
  );
}

/** Whether a person could read it: words with a space between, or one word that begins with a capital letter. */
function isEnglish(text: string): boolean {
  return /[A-Za-z]{2,} [A-Za-z$]|^[A-Z][a-z]+$/.test(text);
}

/** Whether it is a type or the name of a module. */
function isType(node: ts.Node): boolean {
  return ts.isLiteralTypeNode(node.parent) || ts.isImportDeclaration(node.parent);
}
