import { visibleText } from "./visible-text.ts";

/** Text of the user's within a quoted text of Graphviz, which reads escapes such as `\N` and entities such as `&lt;`; no log takes it for a command (`terminal-text.ts`). */
export function dotText(text: string): string {
  return visibleText(text)
    .replace(/[\\"]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("##", "#&#35;");
}
