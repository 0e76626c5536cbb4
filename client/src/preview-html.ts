import { Uri, type Webview } from "vscode";
import { pageHtml } from "./page-html.ts";

/** The folder that holds all that the page may load. */
export function pageFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, "out", "webview");
}

/** The HTML of the preview in this webview. */
export function previewHtml(webview: Webview, extension: Uri): string {
  const folder = pageFolder(extension);
  return pageHtml({
    script: String(webview.asWebviewUri(Uri.joinPath(folder, "main.js"))),
    style: String(webview.asWebviewUri(Uri.joinPath(folder, "main.css"))),
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID(),
  });
}
