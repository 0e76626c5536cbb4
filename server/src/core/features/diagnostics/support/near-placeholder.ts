import { closest, closestName } from "#core/base/closest.ts";
import { placeholdersIn } from "#core/model/placeholder.ts";

/** A part of a command or address that looks like a placeholder but is not one; offsets in the text. */
export interface NearPlaceholder {
  readonly index: number;
  readonly written: string;
  readonly message: string;
  /** Undefined where it is unclear what is meant. */
  readonly suggestion?: string;
}

/** What a template may name. */
export interface TemplateNames {
  readonly parameters: readonly string[];
  readonly inputs: readonly string[];
}

/** A part of a command that is a variable of the shell with the name of a parameter; offsets in the text. */
export interface NamedVariable {
  readonly index: number;
  readonly written: string;
  readonly name: string;
}

/** The shell variables in a text that have the name of a parameter, except names in capitals. */
export function variablesNamedLike(
  text: string,
  parameters: readonly string[],
): readonly NamedVariable[] {
  if (!text.includes("$")) return [];
  return [...text.matchAll(/(?<![\\$])\$(?:(\w+)|\{(\w+)\})/g)].flatMap((match) => {
    const name = match[1] ?? match[2] ?? "";
    if (!parameters.includes(name) || name === name.toUpperCase()) return [];
    return [{ index: match.index, written: match[0], name }];
  });
}

/** The parts of a text that Valohai leaves as they are, although a placeholder is surely meant. */
export function nearPlaceholders(text: string, names: TemplateNames): readonly NearPlaceholder[] {
  if (!signs.test(text)) return [];
  const bracketed = [...text.matchAll(/(\$?)(?<!\{)(\{+)([^{}\n]+)(\}+)/g)].flatMap((match) => {
    const found = nearMiss(match, names, text);
    return found ? [{ index: match.index, written: match[0], ...found }] : [];
  });
  return [...bracketed, ...halfPlaceholders(text), ...otherSigns(text, names)];
}

/** What every text has that looks like a placeholder. */
const signs = /[{}$<[(%\uff5b]|parameter/;

type Correction = Pick<NearPlaceholder, "message" | "suggestion">;

function nearMiss(
  match: RegExpMatchArray,
  names: TemplateNames,
  text: string,
): Correction | undefined {
  const [, dollar = "", open = "", inner = ""] = match;
  const word = open.length > 1 ? inner.trim() : inner;
  if (isPlaceholder(word)) return exactMiss(match, word, names);
  // Another rule reports characters that only look like a blank or are invisible.
  if (isPlaceholder(inner.replace(oddBlanks, ""))) return undefined;
  const isName = names.parameters.includes(word);
  if (isName && isFormatted(text, match.index ?? 0)) return undefined;
  if (open.length > 1) return isName ? found(doubleBraces, `{parameter-value:${word}}`) : undefined;
  return dollar ? undefined : otherSpelling(inner, names);
}

const oddBlanks = /[\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000]/g;
const doubleBraces = "Double braces are not replaced";

/** A placeholder in single braces with another spelling. */
function otherSpelling(inner: string, names: TemplateNames): Correction | undefined {
  const reason = `"{${inner}}" is not replaced`;
  const suggestion = meantPlaceholder(inner, names.parameters);
  if (suggestion !== undefined) return found(reason, suggestion);
  return unnamedValue(inner, reason) ?? inputOf(inner, reason, names);
}

/** What is wrong around the word of a placeholder, if anything. */
function exactMiss(
  match: RegExpMatchArray,
  word: string,
  { parameters }: TemplateNames,
): Correction | undefined {
  const [, dollar = "", open = "", , close = ""] = match;
  const colon = word.indexOf(":");
  if (colon >= 0 && !parameters.includes(word.slice(colon + 1))) return undefined;
  if (dollar) return found('The "$" stays in the command', `{${word}}`);
  if (open.length === 1 || open.length !== close.length) return undefined;
  return found(doubleBraces, `{${word}}`);
}

function found(reason: string, suggestion: string): Correction {
  return { message: `${reason}; write ${suggestion}`, suggestion };
}

/** Whether Python fills in the braces at an offset, as in `f"{x}"` and `"{x}".format(…)`. */
function isFormatted(text: string, at: number): boolean {
  const quote = Math.max(text.lastIndexOf('"', at), text.lastIndexOf("'", at));
  const prefix = text.slice(Math.max(0, quote - 3), Math.max(0, quote));
  return /(?:^|[^\w])(?:f|rf|fr)\\?$/i.test(prefix) || text.includes(".format(", at);
}

/** `{parameter-value}` without a name. */
function unnamedValue(inner: string, reason: string): Correction | undefined {
  if (!/^param(?:eter)?s?[-_ ]?values?:?$/i.test(inner.trim())) return undefined;
  return { message: `${reason}; write {parameter-value:NAME} with the name of a parameter` };
}

/** `{input:data}`: only parameters have placeholders, the files of inputs have paths. */
function inputOf(inner: string, reason: string, { parameters, inputs }: TemplateNames) {
  const name = /^\s*inputs?\s*[:.=]\s*([\w.-]+)\s*$/i.exec(inner)?.[1];
  if (name === undefined) return undefined;
  if (inputs.includes(name)) return found(reason, `/valohai/inputs/${name}`);
  if (parameters.includes(name)) return found(reason, `{parameter:${name}}`);
  return { message: `${reason}; the files of an input are in /valohai/inputs/NAME` };
}

/** A placeholder as a variable of the shell or in other brackets, as a word of its own. */
function otherSigns(text: string, { parameters }: TemplateNames): readonly NearPlaceholder[] {
  return [
    ...text.matchAll(
      /(?<![^\s"'=])(?:\$([\w:.-]+)|<([\w:.-]+)>|\[([\w:.-]+)\]|\$?\(([\w:.-]+)\)|%([\w:.-]+)%|\uff5b([\w:.-]+)\uff5d|(parameter(?:-value)?:[\w.-]+))(?![^\s"'])/g,
    ),
  ].flatMap((match) => {
    const [written, ...groups] = match;
    const word = groups.find((it) => it !== undefined) ?? "";
    const isMeant = word === "parameters" ? !bareParameters.test(text) : namesOne(word, parameters);
    if (!isMeant) return [];
    return [{ index: match.index, written, ...found(`"${written}" is not replaced`, `{${word}}`) }];
  });
}

function namesOne(word: string, parameters: readonly string[]): boolean {
  const name = /^parameter(?:-value)?:(.+)$/.exec(word)?.[1];
  return name !== undefined && parameters.includes(name);
}

/** Whether a command uses the word itself, as where the shell gives a variable of that name a value. */
const bareParameters = /(?<![\w${\uff5b<[(%-])parameters(?![\w}\uff5d>\])%-])/;

/** The other brace of a pair is not looked for farther away, in characters. */
const farthestBrace = 100;

/** Placeholders that have only one of their braces; offsets in the text. */
function halfPlaceholders(text: string): readonly NearPlaceholder[] {
  return [...text.matchAll(/[{}]/g)].flatMap(({ 0: brace, index }) => {
    const before = text.slice(Math.max(0, index - farthestBrace), index);
    const after = text.slice(index + 1, index + 1 + farthestBrace);
    const name = brace === "{" ? openedName(before, after) : closedName(before, after);
    if (name === undefined) return [];
    const written = brace === "{" ? `{${name}` : `${name}}`;
    const start = brace === "{" ? index : index - name.length;
    return [{ index: start, written, ...found(`"${written}" is not replaced`, `{${name}}`) }];
  });
}

/** The placeholder that a brace opens and none closes. */
function openedName(before: string, after: string): string | undefined {
  if (/[\w\\$.{-]/.test(before.slice(-1)) || /^[^{}\n]*\}/.test(after)) return undefined;
  const [word = ""] = /^[\w:.-]+/.exec(after) ?? [];
  return isPlaceholderName(word) && after[word.length] !== "=" ? word : undefined;
}

/** The placeholder that a brace closes and none opens. */
function closedName(before: string, after: string): string | undefined {
  if (after.startsWith("}") || /\{[^{}\n]*$/.test(before)) return undefined;
  const word = before.split(/[^\w:.-]/).at(-1) ?? "";
  const sign = before.charAt(before.length - word.length - 1);
  return !/[$/\\]/.test(sign) && isPlaceholderName(word) ? word : undefined;
}

function isPlaceholderName(word: string): boolean {
  return /^(?:parameters|source-path|parameter(?:-value)?:[A-Za-z_][\w.-]*)$/.test(word);
}

function isPlaceholder(inner: string): boolean {
  const text = `{${inner}}`;
  return placeholdersIn(text, { start: 0, end: text.length }).length > 0 && !/:\s|\s$/.test(inner);
}

/** The text with ordinary dashes and colons, and without quotes around it. */
function plainly(inner: string): string {
  const plain = inner
    .trim()
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/g, "-");
  return /^(["'])[\w:.-]*\1$/.test(plain) ? plain.slice(1, -1) : plain;
}

/** What a text in braces probably means: the kind of placeholder, and a name with any sign before it. */
interface Shape {
  readonly word: string;
  readonly name: string | undefined;
}

function shapeOf(inner: string): Shape | undefined {
  const [, word, rest] =
    /^(params?|parameters?|param(?:eter)?s?[-_ ]?values?|source[-_ ]?path)\s*(?:[:.=[]([\s\S]*))?$/i.exec(
      inner.trim(),
    ) ?? [];
  if (word === undefined || rest === undefined)
    return word === undefined ? undefined : { word, name: rest };
  const name = /^["']?([\w.-]*)["']?$/.exec(rest.replace(/\]$/, "").trim())?.[1];
  return name === undefined ? undefined : { word, name };
}

/** The placeholder that was most likely meant. */
function meantPlaceholder(inner: string, names: readonly string[]): string | undefined {
  if (names.includes(inner)) return `{parameter-value:${inner}}`;
  const plain = plainly(inner);
  if (plain !== inner && isPlaceholder(plain)) return `{${plain}}`;
  return namedAfterWord(plain, names) ?? nearShape(inner, names);
}

function nearShape(inner: string, names: readonly string[]): string | undefined {
  const valued = /^value:(.+)$/.exec(inner.trim())?.[1]?.trim();
  if (valued !== undefined && names.includes(valued)) return `{parameter-value:${valued}}`;
  const { word, name } = shapeOf(corrected(inner)) ?? {};
  if (word === undefined) return undefined;
  if (/^source/i.test(word)) return name === undefined ? "{source-path}" : undefined;
  const kind = /value/i.test(word) ? "parameter-value" : "parameter";
  if (name) return `{${kind}:${nearest(name, names)}}`;
  return kind === "parameter" ? "{parameters}" : undefined;
}

/** The word of a placeholder with the name of a parameter, whatever is between them: `{parameter-value x}`, `{parameterx}`. */
function namedAfterWord(inner: string, names: readonly string[]): string | undefined {
  const [word, value] = /^param(?:eter)?s?([-_ ]?values?)?[\s;,|/_(-]*/i.exec(inner) ?? [];
  if (word === undefined) return undefined;
  const name = inner.slice(word.length).replace(/\)$/, "");
  if (!names.includes(name)) return undefined;
  return value === undefined ? `{parameter:${name}}` : `{parameter-value:${name}}`;
}

/** A misspelt first word is put right, as long as it is nearly "parameter"; whether one or all are meant shows what follows. */
function corrected(inner: string): string {
  const word = /^\s*([\w-]+)/.exec(inner)?.[1] ?? "";
  if (word.length < 6 || shapeOf(inner)) return inner;
  const meant = closest(word.toLowerCase(), ["parameter", "parameter-value"]);
  return meant === undefined ? inner : inner.replace(word, meant);
}

function nearest(name: string, names: readonly string[]): string {
  return names.includes(name) ? name : (closestName(name, names) ?? name);
}
