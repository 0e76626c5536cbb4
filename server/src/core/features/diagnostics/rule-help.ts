import { closestOrLonger } from "#core/base/closest.ts";
import { code as asCode, paragraphs } from "#core/base/markdown.ts";
import { rules } from "./index.ts";
import { defaultSeverity, type Rule } from "./rule.ts";

const byCode: ReadonlyMap<string, Rule> = new Map(rules.map((it) => [it.code, it]));

/** The codes of all rules, in alphabetical order. */
export const ruleCodes: readonly string[] = [...byCode.keys()].sort();

/** Whether there is a rule with this code. */
export function isRuleCode(code: string): boolean {
  return byCode.has(code);
}

/** What misspelt codes most likely mean: a file may have one of them in thousands of comments. */
const remembered = new Map<string, string | undefined>();

/** For how many codes. */
const maxRemembered = 1_000;

/** The code that a misspelt one most likely means; undefined where none is near. */
export function nearestCode(code: string): string | undefined {
  if (remembered.has(code)) return remembered.get(code);
  const near = closestOrLonger(code, ruleCodes);
  if (remembered.size < maxRemembered) remembered.set(code, near);
  return near;
}

/** The message that there is no rule with this code, and which one is most likely meant. */
export function unknownCodeMessage(code: string): string {
  const near = nearestCode(code);
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  return `No rule has the code "${code}"${hint}`;
}

/** What a code means, as Markdown; undefined where there is no such rule. */
export function describeCode(code: string): string | undefined {
  const rule = byCode.get(code);
  return rule && paragraphs(`${asCode(code)}: ${defaultSeverity(rule)}`, rule.summary);
}

/** A short description of a code for a list: its default severity. */
export function codeDetail(code: string): string | undefined {
  const rule = byCode.get(code);
  return rule && defaultSeverity(rule);
}
