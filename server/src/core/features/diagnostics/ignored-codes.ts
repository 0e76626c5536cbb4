import { lineEnd, lineStart } from "#core/base/line.ts";
import { touches } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import type { Offer } from "../completion/offer.ts";
import { wordOffer } from "../completion/word-offer.ts";
import type { Hover } from "../hover/hoverer.ts";
import { diagnose } from "./diagnose.ts";
import { codeDetail, describeCode, ruleCodes } from "./rule-help.ts";
import { type Suppression, suppressionsIn } from "./suppressions.ts";

/** What a code in a `# valohai-ignore` comment at the offset means. */
export function describeIgnoredCode(document: Document, offset: number): Hover | undefined {
  for (const { range, codes } of suppressionsIn(document)) {
    if (!touches(range, offset)) continue;
    const code = codes.find((it) => touches(it.range, offset));
    const markdown = code && describeCode(code.code);
    if (markdown !== undefined) return { range: code?.range ?? range, markdown };
  }
  return undefined;
}

/**
 * The codes that a comment at the offset may ignore, first those that are reported there; undefined where the offset is in
 * no such comment.
 */
export function ignoreOffers(
  document: Document,
  offset: number,
  {
    trigger,
    code,
  }: { readonly trigger?: string | undefined; readonly code?: ProjectCode | undefined },
): readonly Offer[] | undefined {
  const before = document.text.slice(lineStart(document.text, offset), offset);
  if (!before.includes("#")) return undefined;
  const hash = before.lastIndexOf("#");
  const comment = before.slice(hash);
  const lead = /^#\s*valohai-ignore(?:-next-line|-file)?(?=[\s:])[ \t:]*/.exec(comment)?.[0];
  if (lead === undefined || !/^\s?$/.test(before.charAt(hash - 1))) return undefined;
  const written = comment.slice(lead.length);
  const start = offset - comment.length;
  const suppression = suppressionsIn(document).find((it) => it.range.start === start);
  if (!suppression || /(?:^|\s)--/.test(written)) return undefined;
  // A blank after a code, or where nothing is reported, may also end the comment.
  const reported = reportedIn(document, suppression, code);
  if (trigger === " " && (/[^,\s]\s*$/.test(written) || reported.size === 0)) return [];
  return codeOffers(document, offset, { suppression, written, reported });
}

function codeOffers(
  { text }: Document,
  offset: number,
  place: {
    readonly suppression: Suppression;
    readonly written: string;
    readonly reported: ReadonlySet<string>;
  },
): readonly Offer[] {
  const { suppression, written, reported } = place;
  const typed = /(?<![^\s,])[^\s,]*$/.exec(written)?.[0].length ?? 0;
  const more = /^[^\s,#]*/.exec(text.slice(offset, lineEnd(text, offset)))?.[0].length ?? 0;
  const range = { start: offset - typed, end: offset + more };
  const others = suppression.codes.filter((it) => it.range.start !== range.start);
  const named = new Set(others.map((it) => it.code));
  return [...new Set([...reported, ...ruleCodes])]
    .filter((it) => !named.has(it))
    .map((it, index) =>
      wordOffer(range, index, {
        label: it,
        detail: codeDetail(it),
        documentation: describeCode(it),
      }),
    );
}

/** The codes of the problems that a comment reaches, in the order of the text. */
function reportedIn(
  document: Document,
  { reach }: Suppression,
  code: ProjectCode | undefined,
): ReadonlySet<string> {
  const reached = diagnose(document, code).filter(
    ({ range: { start } }) => reach.start <= start && start <= reach.end,
  );
  return new Set(reached.map((it) => it.code));
}
