import { readFileSync } from "node:fs";
import { join } from "node:path";
import { marked } from "marked";
import { createDocument } from "#core/document/document.ts";
import { compareFiles } from "#core/features/compare/compare-files.ts";
import { comparisonMarkdown } from "#core/features/compare/comparison-markdown.ts";
import { exceeded } from "#core/features/compare/run-limits.ts";
import { takeCodeHostPicture } from "./code-host-page.ts";
import { repository } from "./repository.ts";

/** What the pull request of the picture changes in the example. */
const edits = [
  ["items: [16, 32, 64]", "items: [16, 32, 64, 128]"],
  ["        default: 10\n", "        default: 20\n"],
  ["image: python:3.12", "image: python:3.13"],
  [
    "      - name: dataset\n        optional: true\n",
    "      - name: dataset\n        optional: true\n      - name: labels\n",
  ],
] as const;

/** Takes the picture of a comment on a pull request, about as a code host shows it. */
export async function makeCommentPicture(): Promise<void> {
  await takeCodeHostPicture("comment.png", withColors(comment()));
}

function comment(): string {
  const text = readFileSync(join(repository, "examples/training/valohai.yaml"), "utf8");
  const changed = edits.reduce((it, [from, to]) => it.replace(from, to), text);
  const comparison = compareFiles(createDocument(text), createDocument(changed));
  const limits = exceeded(comparison.runs, { executions: undefined, growth: 20 });
  return String(marked.parse(comparisonMarkdown("valohai.yaml", comparison, limits)));
}

function withColors(html: string): string {
  return html.replace(
    /(<pre><code class="language-diff">)(.*?)(<\/code>)/s,
    (_, start: string, text: string, end: string) => start + colored(text) + end,
  );
}

/** Code hosts colour the lines of a patch by their first character. */
function colored(text: string): string {
  const kinds: { readonly [sign: string]: string } = { "+": "ins", "-": "del", "!": "mark" };
  return text.replace(/^.*$/gm, (line) => {
    const kind = kinds[line.charAt(0)];
    return kind === undefined ? line : `<${kind}>${line}</${kind}>`;
  });
}
