import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { columnOf, lineBreakOf } from "#core/base/line.ts";
import { insertLines, insertPair, ownPair } from "#core/edits/insert-pair.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import type { MappingNode, SyntaxNode } from "#core/syntax/tree.ts";
import { looseComments } from "../fix-all/content.ts";
import { parseLintConfig } from "./lint-config.ts";

const off = "off";

/**
 * The edits that turn a code off in the text of a `.valohai-lint.yaml`, in its offsets; undefined where the text cannot
 * be read or already says something else in a form that no line can be added to.
 */
export function turnOff(text: string, code: string): readonly TextEdit[] | undefined {
  const { roots, problems } = parseYaml(text);
  if (problems.length > 0 || roots.length > 1) return undefined;
  const edits = editsFor(text, roots[0], code);
  return edits && turnsOffOnly(text, edits, code) ? edits : undefined;
}

function editsFor(
  text: string,
  root: SyntaxNode | undefined,
  code: string,
): readonly TextEdit[] | undefined {
  const source = { text, start: 0 };
  if (!root || root.kind === "missing") return [firstRules(text, code)];
  if (root.kind !== "mapping") return undefined;
  const pair = ownPair(root, "rules");
  if (!pair) return insertPair(source, root, "rules", { pairs: [[code, off]] });
  const { key, value } = pair;
  if (value.kind === "mapping") return setCode(text, value, code);
  if (root.flow) return undefined;
  if (value.kind === "missing") {
    const column = columnOf(text, key.range.start) + 2;
    return [insertLines(source, key.range.end, column, [`${code}: ${off}`])];
  }
  if (value.kind !== "scalar" || resolveScalar(value).kind !== "null") return undefined;
  return [{ range: value.range, newText: `{ ${code}: ${off} }` }];
}

function setCode(text: string, rules: MappingNode, code: string): readonly TextEdit[] | undefined {
  const value = ownPair(rules, code)?.value;
  if (!value) return insertPair({ text, start: 0 }, rules, code, off);
  switch (value.kind) {
    case "scalar":
      return [{ range: value.range, newText: off }];
    case "missing": {
      const gap = /[\s]/.test(text.charAt(value.range.start - 1)) ? "" : " ";
      return [{ range: value.range, newText: gap + off }];
    }
    default:
      return undefined;
  }
}

/** The file says nothing yet; comments stay above. */
function firstRules(text: string, code: string): TextEdit {
  const lineBreak = lineBreakOf(text);
  const gap = text === "" || text.endsWith("\n") ? "" : lineBreak;
  const newText = `${gap}rules:${lineBreak}  ${code}: ${off}${lineBreak}`;
  return { range: { start: text.length, end: text.length }, newText };
}

/** Whether the new text turns the code off, says what it said before of all the others and keeps all comments. */
function turnsOffOnly(text: string, edits: readonly TextEdit[], code: string): boolean {
  const before = parseLintConfig(text);
  const changed = applyEdits(text, edits);
  const after = parseLintConfig(changed);
  const wanted = { ...before.policy.severities, [code]: off };
  return (
    after.problems.length <= before.problems.length &&
    sameEntries(after.policy.severities, wanted) &&
    looseComments(text).join("\n") === looseComments(changed).join("\n") &&
    after.ignored.join("\n") === before.ignored.join("\n")
  );
}

type Severities = { readonly [code: string]: string };

function sameEntries(a: Severities, b: Severities): boolean {
  const codes = Object.keys(a);
  return codes.length === Object.keys(b).length && codes.every((it) => a[it] === b[it]);
}
