import type { TextEdit } from "#core/base/edit.ts";

/** Text in which nothing is a stop of a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** Makes the stops of one snippet: numbered in order, each with its placeholder text. */
export type Stops = (text?: string) => string;

/** The stops of a new snippet. */
export function newStops(): Stops {
  let count = 0;
  return (text = "") => {
    count++;
    return text === "" ? `$${count}` : `\${${count}:${snippetText(text)}}`;
  };
}

/** The edit of a snippet for editors without snippets: each stop becomes its placeholder text. */
export function withoutStops({ range, newText }: TextEdit): TextEdit {
  return { range, newText: plainOf(newText) };
}

function plainOf(snippet: string): string {
  let open = 0;
  return snippet.replace(/\\([\\$}])|\$\{\d+:|\$\d+|\}/g, (sign, escaped?: string) => {
    if (escaped !== undefined) return escaped;
    if (sign === "}" && open === 0) return sign;
    open += sign.endsWith(":") ? 1 : sign === "}" ? -1 : 0;
    return "";
  });
}
