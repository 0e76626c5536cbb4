/** An option as the lines of a usage text describe it. */
export interface UsageOption {
  readonly flags: readonly string[];
  readonly takesValue: boolean;
  readonly default: string | undefined;
  readonly help: string | undefined;
}

/** One part of a way to start a program. */
export type UsagePart =
  | { readonly kind: "option"; readonly option: UsageOption; readonly isOptional: boolean }
  | {
      readonly kind: "argument";
      readonly name: string;
      readonly isOptional: boolean;
      readonly repeats: boolean;
    }
  | { readonly kind: "command"; readonly name: string; readonly isOptional: boolean };

/** A way to start a program: its parts from left to right. */
export type UsageLine = readonly UsagePart[];

/** What a text for docopt says; undefined where it has no usage that can be read. */
export function readUsage(text: string): readonly UsageLine[] | undefined {
  const words = usageWords(text);
  const program = words?.[0];
  if (!words || program === undefined) return undefined;
  const described = describedOptions(text);
  const starts = words.flatMap((it, index) => (it === program ? [index] : []));
  const patterns = starts.map((start, index) =>
    readPattern(tokensOf(words.slice(start + 1, starts[index + 1])), described),
  );
  const lines = patterns.flatMap((it) => (it ? expanded(it) : []));
  if (patterns.some((it) => !it) || lines.length > maxLines) return undefined;
  const named = new Set(
    lines.flat().flatMap((it) => (it.kind === "option" ? it.option.flags : [])),
  );
  const others = described.filter((it) => !it.flags.some((flag) => named.has(flag)));
  return lines.map((line) => line.flatMap((it) => (isRest(it) ? others.map(optional) : [it])));
}

/** More ways to start a program are not read. */
const maxLines = 200;

function optional(option: UsageOption): UsagePart {
  return { kind: "option", option, isOptional: true };
}

/** `[options]` stands for all described options that no line names. */
function isRest(it: UsagePart): boolean {
  return it.kind === "command" && it.name === "options" && it.isOptional;
}

/** The words after `usage:` up to the first blank line. */
function usageWords(text: string): readonly string[] | undefined {
  const at = text.toLowerCase().indexOf("usage:");
  if (at < 0) return undefined;
  const lines = text.slice(at + "usage:".length).split("\n");
  const first = lines.findIndex((it) => it.trim() !== "");
  const rest = lines.slice(Math.max(first, 0));
  const end = rest.findIndex((it) => it.trim() === "");
  const section = first > 1 ? [] : rest.slice(0, end < 0 ? undefined : end);
  return section
    .join(" ")
    .split(/\s+/)
    .filter((it) => it !== "");
}

/** The signs of the language are tokens of their own wherever they are. */
function tokensOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    const spaced = word.replace(/[[\]()|]/g, " $& ").replaceAll("...", " ... ");
    return spaced.split(" ").filter((it) => it !== "");
  });
}

/** The options that lines with a dash at their start describe. */
function describedOptions(text: string): readonly UsageOption[] {
  const blocks: string[] = [];
  let isOption = false;
  for (const line of text.split("\n").slice(1)) {
    const start = line.trimStart();
    if (start.startsWith("-") || start.startsWith("<")) {
      isOption = start.startsWith("-");
      if (isOption) blocks.push(start);
    } else if (isOption) blocks.push(`${blocks.pop() ?? ""}\n${line}`);
  }
  return blocks.map(described);
}

/** `-s <n>, --speed=<n>  Speed in knots [default: 10].` */
function described(block: string): UsageOption {
  const parted = block.indexOf("  ");
  const forms = (parted < 0 ? block : block.slice(0, parted)).split("\n")[0] ?? "";
  const words = forms.split(/[\s,=]/).filter((it) => it !== "");
  const flags = words.filter((it) => it.startsWith("-"));
  const takesValue = flags.length < words.length;
  const description = block.slice(forms.length).split("\n\n")[0] ?? "";
  const found = takesValue ? defaultIn(description) : undefined;
  const help = found ? description.replace(found.written, "") : description;
  return {
    flags,
    takesValue,
    default: found?.value,
    help: help.split(/\s+/).join(" ").trim() || undefined,
  };
}

function defaultIn(description: string) {
  const start = description.toLowerCase().indexOf("[default: ");
  if (start < 0) return undefined;
  const line = description.slice(start).split("\n")[0] ?? "";
  const end = line.lastIndexOf("]");
  if (end < 0) return undefined;
  return { written: line.slice(0, end + 1), value: line.slice("[default: ".length, end) };
}

interface Group {
  readonly kind: "group";
  readonly isOptional: boolean;
  readonly alternatives: readonly Sequence[];
  readonly repeats: boolean;
}
type Sequence = readonly (UsagePart | Group)[];

interface Tokens {
  readonly all: readonly string[];
  readonly described: readonly UsageOption[];
  at: number;
}

/** Deeper brackets are not read. */
const maxDepth = 12;

function readPattern(all: readonly string[], described: readonly UsageOption[]): Group | undefined {
  const tokens: Tokens = { all, described, at: 0 };
  const alternatives = readAlternatives(tokens, 0);
  if (!alternatives || tokens.at < all.length) return undefined;
  return { kind: "group", isOptional: false, alternatives, repeats: false };
}

function readAlternatives(tokens: Tokens, depth: number): readonly Sequence[] | undefined {
  if (depth > maxDepth) return undefined;
  const found: Sequence[] = [];
  for (;;) {
    const sequence = readSequence(tokens, depth);
    if (!sequence) return undefined;
    found.push(sequence);
    if (tokens.all[tokens.at] !== "|") return found;
    tokens.at++;
  }
}

function readSequence(tokens: Tokens, depth: number): Sequence | undefined {
  const found: (UsagePart | Group)[] = [];
  for (let token = tokens.all[tokens.at]; token && !isEnd(token); token = tokens.all[tokens.at]) {
    const parts = readAtom(tokens, token, depth);
    if (!parts) return undefined;
    const repeats = tokens.all[tokens.at] === "...";
    if (repeats) tokens.at++;
    for (const it of parts) found.push(repeats ? repeated(it) : it);
  }
  return found;
}

function isEnd(token: string): boolean {
  return token === "]" || token === ")" || token === "|";
}

function repeated(it: UsagePart | Group): UsagePart | Group {
  return it.kind === "argument" || it.kind === "group" ? { ...it, repeats: true } : it;
}

function readAtom(tokens: Tokens, token: string, depth: number): Sequence | undefined {
  tokens.at++;
  if (token === "[" || token === "(") return readGroup(tokens, token, depth);
  if (/^--./.test(token)) return [readLong(tokens, token)];
  if (/^-[^-]/.test(token)) return readShort(tokens, token);
  const isArgument = /^<.*>$/.test(token) || (/[A-Z]/.test(token) && !/[a-z]/.test(token));
  return isArgument
    ? [{ kind: "argument", name: token.replace(/[<>]/g, ""), isOptional: false, repeats: false }]
    : [{ kind: "command", name: token, isOptional: false }];
}

function readGroup(tokens: Tokens, start: string, depth: number): Sequence | undefined {
  const alternatives = readAlternatives(tokens, depth + 1);
  const end = tokens.all[tokens.at++];
  if (!alternatives || end !== (start === "[" ? "]" : ")")) return undefined;
  return [{ kind: "group", isOptional: start === "[", alternatives, repeats: false }];
}

function readLong(tokens: Tokens, token: string): UsagePart {
  const [flag = "", ...value] = token.split("=");
  const option = tokens.described.find((it) => it.flags.includes(flag)) ?? {
    flags: [flag],
    takesValue: value.length > 0,
    default: undefined,
    help: undefined,
  };
  if (option.takesValue && value.length === 0) tokens.at++;
  return { kind: "option", option, isOptional: false };
}

/** `-abc`, where the rest is the value of the first one that takes a value. */
function readShort(tokens: Tokens, token: string): Sequence {
  const found: UsagePart[] = [];
  for (let rest = token.slice(1); rest !== ""; ) {
    const flag = `-${rest.slice(0, 1)}`;
    rest = rest.slice(1);
    const option = tokens.described.find((it) => it.flags.includes(flag)) ?? {
      flags: [flag],
      takesValue: false,
      default: undefined,
      help: undefined,
    };
    found.push({ kind: "option", option, isOptional: false });
    if (!option.takesValue) continue;
    if (rest === "") tokens.at++;
    break;
  }
  return found;
}

/** The ways that a pattern describes, each without alternatives. */
function expanded(group: Group): readonly UsageLine[] {
  // Everything in brackets is optional, so all of it is part of the same way.
  if (group.isOptional) return [optionalParts(group, group.repeats)];
  return group.alternatives.flatMap((it) => waysOf(it, group.repeats));
}

function waysOf(sequence: Sequence, repeats: boolean): readonly UsageLine[] {
  let ways: readonly UsageLine[] = [[]];
  for (const part of sequence) {
    const it = repeats ? repeated(part) : part;
    const own = it.kind === "group" ? expanded(it) : [[it]];
    ways = ways.flatMap((before) => own.map((after) => [...before, ...after]));
    if (ways.length > maxLines) return ways.slice(0, maxLines + 1);
  }
  return ways;
}

function optionalParts({ alternatives }: Group, repeats: boolean): UsageLine {
  return alternatives.flat().flatMap((part): UsageLine => {
    const it = repeats ? repeated(part) : part;
    return it.kind === "group" ? optionalParts(it, it.repeats) : [{ ...it, isOptional: true }];
  });
}
