import { markupText } from "#core/base/markup-text.ts";

/** Where the page's script and style are, and from where a page may load at all. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** The source expression that the style's address matches. */
  readonly cspSource: string;
  /** Known only to the page's own script element. */
  readonly nonce: string;
}

/** The page's HTML: nothing inline, and nothing but the extension's own script and style, and pictures that the script makes. */
export function pageHtml({ script, style, cspSource, nonce }: PageParts): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(cspSource, nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${markupText(style)}">
<title>Task variants</title>
</head>
<body>
<div id="page"></div>
<script type="module" nonce="${nonce}" src="${markupText(script)}"></script>
</body>
</html>`;
}

function contentPolicy(source: string, nonce: string): string {
  const fetched = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  // A `blob:` address leads to what the page's own script has made, nowhere else.
  return `${fetched}; img-src blob:; form-action 'none'; base-uri 'none'`;
}
