import { visibleText } from "./visible-text.ts";

/** Text of the user's within a quoted text of Graphviz, which reads escapes such as `\N` and entities such as `&lt;`. */
export function dotText(text: string): string {
  return visibleText(text).replace(/[\\"]/g, "\\$&").replaceAll("&", "&amp;");
}
