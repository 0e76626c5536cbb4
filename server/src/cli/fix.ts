import { applyEdits } from "../core/base/edit.ts";
import { fixAll } from "../core/features/diagnostics/fix-all.ts";
import type { Policy } from "../core/features/diagnostics/policy.ts";
import { createDocument } from "../core/features/document.ts";

/** How often fixes are applied: one may make room for another. */
const rounds = 10;

/** The text after every fix that needs no decision, until none is left. */
export function fixText(text: string, policy: Policy): string {
  let fixed = text;
  for (let round = 0; round < rounds; round++) {
    const edits = fixAll(createDocument(fixed), policy);
    if (edits.length === 0) return fixed;
    fixed = applyEdits(fixed, edits);
  }
  return fixed;
}
