import { lineFeedAt, lineStart } from "#core/base/line.ts";
import { dereference, type ScalarNode, type SyntaxNode, type YamlProblem } from "../tree.ts";
import { isImpossibleDate, looksLikeDate } from "./plain-value.ts";
import { firstLineOf, quoteProblem } from "./problem.ts";

/** A tag that PyYAML's `safe_load` does not know, or that does not fit the value after it. */
export function unsupportedTag(text: string, node: SyntaxNode): YamlProblem | undefined {
  const { tag, range } = node;
  if (!tag || tag === "!") return undefined;
  const name = /^(?:!!|tag:yaml\.org,2002:)(.*)$/.exec(tag)?.[1];
  const accepts = name === undefined ? undefined : tags[name];
  if (!accepts) return unknownTag(text, range.start);
  if (accepts(node)) return undefined;
  const start = text.lastIndexOf("!", Math.max(0, range.start - 1));
  if (start < 0) return undefined;
  const from = text[start - 1] === "!" ? start - 1 : start;
  const place = firstLineOf(text, { start: from, end: Math.max(range.end, from + 1) });
  return { code: "tag-value", range: place, message: `The value does not fit its tag "!!${name}"` };
}

/** Usually not a tag at all, but a text that starts with an exclamation mark. */
function unknownTag(text: string, offset: number): YamlProblem | undefined {
  const start = text.lastIndexOf("!", offset);
  if (start < 0) return undefined;
  const lineFrom = lineStart(text, offset);
  const at = text.slice(lineFrom, offset).search(/(?:^|\s)!/);
  const from = at < 0 ? start : lineFrom + text.slice(lineFrom, offset).indexOf("!", at);
  const end = from + text.slice(from, lineFeedAt(text, from)).trimEnd().length;
  const message = 'A text that starts with "!" must be in quotes';
  return quoteProblem(text, "unknown-tag", { start: from, end }, message);
}

type Accepts = (node: SyntaxNode) => boolean;

/** The tags of `SafeConstructor` with what each one takes. */
const tags: { readonly [name: string]: Accepts } = {
  str: scalarWith(() => true),
  null: scalarWith(() => true),
  int: scalarWith(isInteger),
  float: scalarWith(isFloat),
  bool: scalarWith((it) => /^(?:yes|no|true|false|on|off)$/i.test(it)),
  timestamp: scalarWith((it) => looksLikeDate(it) && !isImpossibleDate(it)),
  binary: scalarWith(isBase64),
  map: isMapping,
  set: isMapping,
  seq: ({ kind }) => kind === "sequence",
  omap: isListOfPairs,
  pairs: isListOfPairs,
};

function scalarWith(fits: (text: string) => boolean): Accepts {
  return (node) => {
    if (node.kind === "missing") return fits("");
    return node.kind === "scalar" && fits((node satisfies ScalarNode).text);
  };
}

function isMapping({ kind }: SyntaxNode): boolean {
  return kind === "mapping";
}

function isListOfPairs(node: SyntaxNode): boolean {
  if (node.kind !== "sequence") return false;
  return node.entries
    .map(dereference)
    .every((it) => it.kind === "mapping" && it.pairs.length === 1);
}

function isInteger(text: string): boolean {
  const digits = text.replaceAll("_", "").replace(/^[-+]/, "");
  return /^(?:0|0b[01]+|0x[0-9a-f]+|0o?[0-7]+|[1-9]\d*(?::\d+)*)$/i.test(digits);
}

function isFloat(text: string): boolean {
  const digits = text.replaceAll("_", "").toLowerCase().replace(/^[-+]/, "");
  return /^(?:\.?inf|\.?nan|infinity|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|[\d.]+(?::[\d.]+)+)$/.test(
    digits,
  );
}

/** Python's `base64.decodebytes` skips foreign characters but wants the padding. */
function isBase64(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII
  if (/[^\x00-\x7f]/.test(text)) return false;
  const [data = "", ...padding] = text.replace(/[^A-Za-z0-9+/=]/g, "").split("=");
  const open = data.length % 4;
  return open === 0 || (open > 1 && padding.length >= 4 - open);
}
