import { readFileSync } from "node:fs";
import { marked, type Token, type Tokens } from "marked";

/** A link or a picture of a Markdown page. */
export interface PageLink {
  readonly target: string;
  /** The text of a picture for those who do not see it; undefined for links. */
  readonly alternative: string | undefined;
}

/** The links and pictures of a page in the order of the text. */
export function linksOf(file: string): readonly PageLink[] {
  const links: PageLink[] = [];
  marked.walkTokens(marked.lexer(readFileSync(file, "utf8")), (token) => {
    if (isLink(token)) links.push({ target: token.href, alternative: undefined });
    if (isPicture(token)) links.push({ target: token.href, alternative: token.text });
  });
  return links;
}

/** What can follow `#` in a link to a page: its headings, as code hosts and editors name them. */
export function anchorsOf(file: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  marked.walkTokens(marked.lexer(readFileSync(file, "utf8")), (token) => {
    if (token.type === "heading") anchors.add(slugOf(token.text));
  });
  return anchors;
}

function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");
}

function isLink(token: Token): token is Tokens.Link {
  return token.type === "link";
}

function isPicture(token: Token): token is Tokens.Image {
  return token.type === "image";
}
