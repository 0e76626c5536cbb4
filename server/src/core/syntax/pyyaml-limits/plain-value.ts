import type { ScalarNode, YamlProblem } from "../tree.ts";
import { scalarProblem } from "./problem.ts";

/** An unquoted text that PyYAML takes for a number or a date and then cannot convert. */
export function unsupportedPlain(node: ScalarNode): YamlProblem | undefined {
  if (node.style !== "plain" || node.tag) return undefined;
  const { text } = node;
  if (text === "=" || text === "<<") {
    return scalarProblem(
      node,
      "value-tag",
      `Valohai cannot read a bare "${text}"; put it in quotes`,
    );
  }
  if (/^[-+]?0[bx]_+$/.test(text)) {
    const message = `"${text}" is read as a number, but has no digit; put it in quotes`;
    return scalarProblem(node, "impossible-number", message);
  }
  if (!isImpossibleDate(text)) return undefined;
  const message = `"${text}" is read as a date, but there is no such day or time; put it in quotes`;
  return scalarProblem(node, "impossible-date", message);
}

/** Between brackets PyYAML ends an unquoted text before a question mark and takes a leading colon for one without a key. */
export function unsupportedInBrackets(node: ScalarNode): YamlProblem | undefined {
  if (node.style !== "plain") return undefined;
  if (node.text.startsWith(":")) {
    const message = 'A text that starts with ":" must be in quotes inside brackets';
    return scalarProblem(node, "flow-colon", message);
  }
  if (node.text.indexOf("?") < 1) return undefined;
  const message = 'A text with "?" must be in quotes inside brackets';
  return scalarProblem(node, "flow-question-mark", message);
}

const date =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+](\d\d?)(?::(\d\d))?))?)?$/;

/** Whether a text has the form of a date or timestamp. */
export function looksLikeDate(text: string): boolean {
  const match = date.exec(text);
  return match !== null && (match[4] !== undefined || /^\d{4}-\d\d-\d\d$/.test(text));
}

/** Whether a text has the form of a date or timestamp that no calendar or clock has. */
export function isImpossibleDate(text: string): boolean {
  const match = date.exec(text);
  if (!match || !looksLikeDate(text)) return false;
  const parts = match.slice(1).map((it) => Number(it ?? 0));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const [, , , , , , zoneHours = 0, zoneMinutes = 0] = parts;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return true;
  return hour > 23 || minute > 59 || second > 59 || zoneHours * 60 + zoneMinutes >= 24 * 60;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
