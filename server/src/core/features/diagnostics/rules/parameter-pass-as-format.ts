import { closest } from "#core/base/closest.ts";
import type { SourceRange } from "#core/base/range.ts";
import { stepParameters } from "#core/document/step-parameters.ts";
import { pythonSplit } from "#core/model/python-string.ts";
import { parseTemplate } from "#core/simulation/command/format-template.ts";
import type { ItemRule, Report } from "../rule.ts";

const templateKeys = ["pass-as", "pass-true-as", "pass-false-as"];
const fieldNames = ["name", "value", "v"];

/** A template for passing a parameter is not one that Valohai can fill in. */
export const parameterPassAsFormat: ItemRule<string> = {
  code: "parameter-pass-as-format",
  severity: "error",
  summary:
    "`pass-as` is a Python format string with the fields `{name}`, `{value}` and `{v}`. If it has another field or unbalanced braces, Valohai cannot build the command.",
  scope: "item",
  find(item, report) {
    for (const { fields } of stepParameters(item)) {
      for (const key of templateKeys) {
        const template = fields.text(key);
        if (template) checkTemplate(item.text, template.value, template.range, report);
      }
    }
  },
  message: (message) => message,
};

/** Valohai cuts a template at its blanks before it fills in the pieces. */
function checkTemplate(
  source: string,
  text: string,
  range: SourceRange,
  report: Report<string>,
): void {
  for (const piece of pythonSplit(text)) {
    const parts = parseTemplate(piece);
    if (!parts) {
      reportBraces(source, piece, range, report);
      return;
    }
    const unknown = parts.find((it) => it.kind !== "text" && !fieldNames.includes(it.name));
    if (unknown?.kind === "field") {
      reportField(source, unknown.name, range, report);
      return;
    }
  }
}

/** Reports a field that is not filled in, at its place if that is known. */
function reportField(
  source: string,
  name: string,
  range: SourceRange,
  report: Report<string>,
): void {
  const suggestion = closest(name, fieldNames) ?? "v";
  const at = within(source, range, name);
  const exact = at !== range;
  report(at, `"{${name}}" is not filled in; write {v} for the value or {name}`, {
    ...(exact ? { suggestion } : {}),
  });
}

/** Whether a piece that is not a template is a field without a name or a brace without its partner. */
function reportBraces(
  source: string,
  piece: string,
  range: SourceRange,
  report: Report<string>,
): void {
  const unnamed = /\{\d*(?=[}:!])/.exec(piece.replace(/\{\{|\}\}/g, ""))?.[0];
  const field = `${unnamed}}`;
  if (unnamed !== undefined && piece.includes(field)) {
    const message = `"${field}" is not filled in; write {v} for the value or {name}`;
    report(within(source, range, field), message, { suggestion: "{v}" });
    return;
  }
  const message = `The braces of "${piece}" do not match; write {v} for the value, and {{ and }} for braces`;
  report(within(source, range, piece), message);
}

/** The place of a part of the template, or all of it where escapes hide the part. */
function within(source: string, range: SourceRange, part: string): SourceRange {
  const raw = source.slice(range.start, range.end);
  const at = raw.indexOf(`{${part}`);
  if (at >= 0) return { start: range.start + at + 1, end: range.start + at + 1 + part.length };
  const plain = raw.indexOf(part);
  if (part === "" || plain < 0) return range;
  return { start: range.start + plain, end: range.start + plain + part.length };
}
