import { readFileSync } from "node:fs";
import { join } from "node:path";
import { marked } from "marked";
import { createDocument } from "#core/document/document.ts";
import { compareFiles } from "#core/features/compare/compare-files.ts";
import { comparisonMarkdown } from "#core/features/compare/comparison-markdown.ts";
import { exceeded } from "#core/features/compare/run-limits.ts";
import { launchBrowser } from "../support/browser.ts";
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
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 860, height: 200 } });
  await page.setContent(pageWith(comment()));
  const path = join(repository, "docs/images/comment.png");
  await page.locator("main").screenshot({ path });
  await browser.close();
}

function comment(): string {
  const text = readFileSync(join(repository, "examples/training/valohai.yaml"), "utf8");
  const changed = edits.reduce((it, [from, to]) => it.replace(from, to), text);
  const comparison = compareFiles(createDocument(text), createDocument(changed));
  const limits = exceeded(comparison.runs, { executions: undefined, growth: 20 });
  return String(marked.parse(comparisonMarkdown("valohai.yaml", comparison, limits)));
}

function pageWith(html: string): string {
  const lines = html.replace(
    /(<pre><code class="language-diff">)(.*?)(<\/code>)/s,
    (_, start: string, text: string, end: string) => start + colored(text) + end,
  );
  return `<!doctype html><style>${style}</style><main>${lines}</main>`;
}

/** Code hosts colour the lines of a patch by their first character. */
function colored(text: string): string {
  const kinds: { readonly [sign: string]: string } = { "+": "ins", "-": "del", "!": "mark" };
  return text.replace(/^.*$/gm, (line) => {
    const kind = kinds[line.charAt(0)];
    return kind === undefined ? line : `<${kind}>${line}</${kind}>`;
  });
}

const style = `
  :root { --text: #1f2328; --page: #fff;
    --line: #d1d9e0; --soft: #818b981f; --block: #f6f8fa; }
  body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 "Noto Sans", Helvetica, Arial, sans-serif; }
  main { padding: 16px 20px 8px; }
  h3 { font-size: 1.25em; margin: 0 0 16px; }
  p, ul, table, pre { margin: 0 0 16px; }
  ul { padding-left: 2em; }
  table { border-collapse: collapse; }
  th, td { border: 1px solid var(--line); padding: 6px 13px; }
  code { background: var(--soft); border-radius: 6px; font: 85%/1.45 "DejaVu Sans Mono", monospace; padding: .2em .4em; white-space: break-spaces; }
  pre { background: var(--block); border-radius: 6px; padding: 16px; overflow: auto; }
  pre code { background: none; padding: 0; white-space: pre; }
  ins { color: #116329; background: #dafbe1; text-decoration: none; }
  del { color: #82071e; background: #ffebe9; text-decoration: none; }
  mark { color: #953800; background: #ffd8b5; }
`;
