import { commands, extensions, Uri, window, workspace } from "vscode";
import { ruleScheme } from "./rule-links.ts";

/** What renders Markdown; it comes with the editor, where it can be turned off. */
const markdown = "vscode.markdown-language-features";

/** Shows what the manual says about a code: rendered, or as text where the editor renders no Markdown. */
export async function showRule(code: string): Promise<void> {
  const page = Uri.from({ scheme: ruleScheme, path: `/${code}.md` });
  if (extensions.getExtension(markdown)) {
    await commands.executeCommand("markdown.showPreview", page);
  } else await window.showTextDocument(page);
}

/** The part of the manual about one code: in a page of its own, because a long one is not scrolled to the right place. */
export async function ruleText(extension: Uri, { path }: Uri): Promise<string> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, "docs", "rules.md"));
  const code = path.replace(/^\/|\.md$/g, "");
  const sections = new TextDecoder().decode(bytes).split(/^(?=## )/m);
  return sections.find((it) => it.startsWith(`## ${code}\n`)) ?? `No rule has the code "${code}"\n`;
}
