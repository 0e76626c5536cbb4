import { randomBytes } from "node:crypto";
import { Uri, type Webview } from "vscode";

/** The folder that holds all that the page may load. */
export function pageFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, "out", "webview");
}

/** The page's HTML: nothing inline, and nothing but the extension's own script and style. */
export function previewHtml(webview: Webview, extension: Uri): string {
  const folder = pageFolder(extension);
  const script = webview.asWebviewUri(Uri.joinPath(folder, "main.js"));
  const style = webview.asWebviewUri(Uri.joinPath(folder, "main.css"));
  const nonce = randomBytes(18).toString("base64url");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(webview.cspSource, nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Task variants</title>
</head>
<body>
<div id="page"></div>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

function contentPolicy(source: string, nonce: string): string {
  return `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
}
