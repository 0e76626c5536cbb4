import { normalPath } from "#core/base/normal-path.ts";
import { oncePer } from "#core/base/once-per.ts";
import { type Located, type SourceRange, shift } from "#core/base/range.ts";
import { cutPieces, type Document, rangeInFile } from "#core/document/document.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import { fieldsOf } from "#core/model/read.ts";
import { runsStep } from "#core/model/step-node.ts";

/** A place that may lead out of the file. */
export interface Link {
  readonly range: SourceRange;
  readonly target: LinkTarget;
}

export type LinkTarget =
  | { readonly kind: "url"; readonly url: string }
  /** The first of these files that exists, as paths below the repository. */
  | { readonly kind: "file"; readonly paths: readonly string[] };

/** Everything that may be a link: web addresses, and words that look like files of the repository. */
export function linksIn(document: Document): readonly Link[] {
  const urls = cutPieces(document).flatMap(({ piece, start }) =>
    urlLinks(piece).map((it) => ({ ...it, range: shift(it.range, start) })),
  );
  const files = document.inPieces.pieces.flatMap((placed) =>
    placed.piece.items
      .flatMap(fileLinks)
      .map((it) => ({ ...it, range: rangeInFile(document, placed, it.range) })),
  );
  return [...urls, ...files].sort((a, b) => a.range.start - b.range.start);
}

/** Addresses with placeholders or wildcards lead nowhere yet. */
const urlLinks = oncePer((piece: Piece): readonly Link[] => {
  const links: Link[] = [];
  for (const match of piece.text.matchAll(/\bhttps?:\/\/[\w-][^\s"'<>`|\\]*/g)) {
    const url = withoutClosing(match[0]);
    if (/[{}*$]/.test(url)) continue;
    const range = { start: match.index, end: match.index + url.length };
    links.push({ range, target: { kind: "url", url } });
  }
  return links;
});

/** Punctuation at the end, and brackets that were opened before the address, do not belong to it. */
function withoutClosing(url: string): string {
  let end = url.length;
  while (end > 0 && isClosing(url, url.charAt(end - 1))) end--;
  return url.slice(0, end);
}

function isClosing(url: string, last: string): boolean {
  if (".,;:!?".includes(last)) return true;
  const opening = openings[last];
  return opening !== undefined && !url.includes(opening);
}

const openings: { readonly [closing: string]: string } = { ")": "(", "]": "[", "}": "{" };

const fileLinks = oncePer((item: Item): readonly Link[] => {
  return [
    ...commandsIn(item).flatMap((it) => commandLinks(item.text, it)),
    ...pathsIn(item).flatMap((it) => pathLink(it)),
  ];
});

function commandsIn({ config, entry }: Item): readonly Located<string>[] {
  if (config?.kind === "step") return config.commands;
  if (config?.kind === "endpoint" && entry) {
    const fields = fieldsOf(entry.value);
    return [...fields.texts("server-command"), ...fields.texts("wsgi")];
  }
  if (config?.kind !== "pipeline") return [];
  return config.nodes.flatMap((it) => (runsStep(it) ? (it.override?.commands ?? []) : []));
}

/** The properties that name a file of the repository. */
function pathsIn({ config }: Item): readonly Located<string>[] {
  if (config?.kind === "step") return config.sourcePath ? [config.sourcePath] : [];
  if (config?.kind === "endpoint") return config.files.flatMap((it) => it.path ?? []);
  return [];
}

function pathLink({ value, range, written }: Located<string>): readonly Link[] {
  const path = repositoryPath(value, "");
  return path === undefined
    ? []
    : [{ range: written ?? range, target: { kind: "file", paths: [path] } }];
}

/** The words of a command that may be files; `cd FOLDER` before them says where they are. */
function commandLinks(text: string, command: Located<string>): readonly Link[] {
  const { start, end } = command.written ?? command.range;
  const links: Link[] = [];
  let folder: string | undefined = "";
  let before = "";
  for (const match of text.slice(start, end).matchAll(/[^\s"'`;|&<>()={},]+/g)) {
    const word = match[0];
    if (before === "cd") folder = folder === undefined ? undefined : repositoryPath(word, folder);
    const paths = folder === undefined ? [] : pathsOfWord(word, before, folder);
    const place = { start: start + match.index, end: start + match.index + word.length };
    if (before !== "cd" && paths.length > 0) {
      links.push({ range: place, target: { kind: "file", paths } });
    }
    before = word;
  }
  return links;
}

/** In characters: longer text names no folder. */
const longestPath = 1000;

/** `-m package.module` and `package.module:callable` name Python modules. */
function pathsOfWord(word: string, before: string, folder: string): readonly string[] {
  const module = /^([A-Za-z_][\w.]*)(?::\w+)?$/.exec(word)?.[1];
  if (module && (before === "-m" || word.includes(":"))) {
    const path = repositoryPath(module.replaceAll(".", "/"), folder);
    return path === undefined ? [] : [`${path}.py`, `${path}/__main__.py`];
  }
  const looksLikeFile = /[./]/.test(word) || /^(?:Dockerfile|Makefile)$/.test(word);
  const path = looksLikeFile ? repositoryPath(word, folder) : undefined;
  return path === undefined || path === "" ? [] : [path];
}

/** Where executions find the repository (valohai documentation, "executions"). */
const repositoryFolder = "/valohai/repository/";

/** The path below the repository that a word names from a folder of it; undefined for places outside and for patterns. */
function repositoryPath(word: string, folder: string): string | undefined {
  if (/[*?$~:\\]/.test(word) || folder.length > longestPath) return undefined;
  if (`${word}/`.startsWith(repositoryFolder)) {
    return normalPath(word.slice(repositoryFolder.length));
  }
  return word.startsWith("/") ? undefined : normalPath(`${folder}/${word}`);
}
