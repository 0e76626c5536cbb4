import { visibleText } from "./visible-text.ts";

/** Text of the user's as text or attribute value of XML or HTML; what no document may hold is written as escapes. */
export function markupText(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (it) => entities[it] ?? it);
}

const entities: { readonly [letter: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
