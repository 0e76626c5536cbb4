import type { Fix } from "#core/edits/fix.ts";
import type { PlacedProblem } from "../rule.ts";

/** What a problem must carry so that `choiceFixes` can offer the words that may stand at its place. */
export function choiceData(words: readonly string[]): { readonly words: string } {
  return { words: words.join("|") };
}

/** The fixes that write each of the words that may stand at a problem; none where one of them is suggested already. */
export function choiceFixes({ range, suggestion, data }: PlacedProblem): readonly Fix[] {
  const words = data?.["words"];
  if (words === undefined || suggestion !== undefined) return [];
  return words.split("|").map((newText) => ({
    kind: "choose",
    title: `Change to "${newText}"`,
    edits: [{ range, newText }],
  }));
}
