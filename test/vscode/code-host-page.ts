import { join } from "node:path";
import { launchBrowser } from "../support/browser.ts";
import { repository } from "./repository.ts";

/** Takes a picture, for the documentation, of what a code host would show of this HTML, which is drawn about as it does. */
export async function takeCodeHostPicture(name: string, html: string): Promise<void> {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 860, height: 200 } });
  await page.setContent(`<!doctype html><style>${style}</style><main>${html}</main>`);
  await page.locator("main").screenshot({ path: join(repository, "docs", "images", name) });
  await browser.close();
}

const style = `
  :root { --text: #1f2328; --page: #fff;
    --line: #d1d9e0; --soft: #818b981f; --block: #f6f8fa; --muted: #59636e; --error: #cf222e; --warning: #9a6700; --notice: #0969da; }
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
  .file { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 16px; overflow: hidden; }
  .file header { background: var(--block); border-bottom: 1px solid var(--line); padding: 8px 16px; font: 12px/1.5 "DejaVu Sans Mono", monospace; }
  .file .line { display: flex; font: 12px/1.7 "DejaVu Sans Mono", monospace; white-space: pre; }
  .file .line b { color: var(--muted); font-weight: normal; padding-right: 16px; text-align: right; width: 40px; }
  .file .line.added { background: #dafbe1; }
  .note { border: 1px solid var(--line); border-left: 4px solid var(--notice); border-radius: 6px; margin: 8px 16px 8px 56px; padding: 8px 12px; }
  .note.error { border-left-color: var(--error); }
  .note.warning { border-left-color: var(--warning); }
  .note small { color: var(--muted); display: block; }
`;
