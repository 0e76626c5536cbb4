import { oncePerPair } from "#core/base/once-per.ts";
import type { Severity } from "./rule.ts";

/** What the user decided about the codes: how severe each is, or that it is not shown at all. */
export interface Policy {
  readonly severities: { readonly [code: string]: Severity | "off" };
}

/** Every code at the severity of its rule. */
export const defaultPolicy: Policy = { severities: {} };

/** The words that a severity can be set to. */
export const severityWords = ["off", "hint", "information", "warning", "error"] as const;

/** Whether a text is one of the severity words. */
export function isSeverityWord(text: unknown): text is Severity | "off" {
  return severityWords.some((it) => it === text);
}

/** Two policies as one, the same object for the same two; where both set a code, the second one wins. */
export const combinePolicies = oncePerPair(
  (first: Policy, second: Policy): Policy => ({
    severities: { ...first.severities, ...second.severities },
  }),
);

/** Reads a policy from a setting; anything but a severity word is left out. */
export function policyFromSetting(setting: unknown): Policy {
  const severities: { [code: string]: Severity | "off" } = {};
  if (typeof setting === "object" && setting !== null) {
    for (const [code, word] of Object.entries(setting)) {
      if (isSeverityWord(word)) severities[code] = word;
    }
  }
  return { severities };
}
