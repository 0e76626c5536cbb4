/** A sound text with one slip of layout in it. */
export interface Slip {
  readonly kind: string;
  /** The text without the slip. */
  readonly sound: string;
  readonly text: string;
  /** The lines, from 1, that may be blamed. */
  readonly blamed: readonly number[];
}

interface Made {
  readonly lines: readonly string[];
  /** The indices of the lines that may be blamed. */
  readonly blamed: readonly number[];
}

/** What slips of one kind make of a line. */
type Make = (lines: readonly string[], at: number) => readonly Made[];

const dash = /^( *)- (?=\S)/;
const beforeKey = "(?=[\\w-]+:(?: |$))";

const kinds: { readonly [kind: string]: Make } = {
  "blank lost after a dash": replacing([dash, "$1-"]),
  "blank lost after a colon": replacing([/^( *(?:- )*[\w-]+:) (?=\S)/, "$1"]),
  "colon lost": replacing([/^( *(?:- )*[\w-]+):(?= |$)/, "$1"]),
  "one blank more before a key": replacing([new RegExp(`^( *)${beforeKey}`), "$1 "]),
  "one blank less before a key": replacing([new RegExp(`^( *) ${beforeKey}`), "$1"]),
  "key dedented": replacing([/^( *) {2}(?=[\w-]+: )/, "$1"]),
  "block dedented": blockMoving(-2),
  "block indented": blockMoving(2),
  "dash lost": withKeyAbove(replacing([dash, "$1"])),
  "dash replaced by blanks": withKeyAbove(replacing([/^( *)- (?=[\w-]+:(?: |$)|[[{])/, "$1  "])),
  "dash doubled": replacing([dash, "$1- - "]),
  "no-break space": replacing(
    [dash, "$1-\u00a0"],
    [/^( *(?:- )*[\w-]+:) (?=\S)/, "$1\u00a0"],
    [/^( *) (?=\S)/, "$1\u00a0"],
  ),
  "tab after a dash": replacing([dash, "$1-\t"]),
  "tab before a key": replacing([new RegExp(`^ +${beforeKey}`), "\t"]),
  "line moved": (lines, at) => [1, -1, 4].flatMap((by) => moved(lines, at, at + by)),
};

/** The names of all kinds of slips. */
export const slipKinds: readonly string[] = Object.keys(kinds);

/** All slips of a kind that can be made in a text; not in the texts below `|`. */
export function slipsIn(sound: string, kind: string): readonly Slip[] {
  const lines = sound.trimEnd().split("\n");
  return lines.flatMap((line, at) => {
    if (line.trim() === "" || isBlockText(lines, at)) return [];
    return (kinds[kind]?.(lines, at) ?? []).map((it) => ({
      kind,
      sound,
      text: `${it.lines.join("\n")}\n`,
      blamed: it.blamed.map((index) => index + 1),
    }));
  });
}

function replacing(...replacements: readonly (readonly [pattern: RegExp, by: string])[]): Make {
  return (lines, at) =>
    replacements.flatMap(([pattern, by]) => {
      const line = lines[at] ?? "";
      const made = line.replace(pattern, by);
      return made === line ? [] : [{ lines: lines.with(at, made), blamed: [at] }];
    });
}

/** Of a list whose only dash is lost the key may be blamed as well. */
function withKeyAbove(make: Make): Make {
  return (lines, at) => {
    const isFirst = /:$/.test(lines[at - 1] ?? "");
    return make(lines, at).map((it) => (isFirst ? { ...it, blamed: [at - 1, at] } : it));
  };
}

/** Moves a line with all that is deeper than it. */
function blockMoving(by: number): Make {
  return (lines, at) => {
    const indent = indentOf(lines[at] ?? "");
    const next = lines.findIndex((it, index) => index > at && indentOf(it) <= indent);
    const end = next < 0 ? lines.length : next;
    if (end === at + 1 || indent + by < 0) return [];
    const block = (it: string) => (by > 0 ? " ".repeat(by) + it : it.slice(-by));
    const made = lines.map((it, index) => (at <= index && index < end ? block(it) : it));
    return [{ lines: made, blamed: [at] }];
  };
}

function moved(lines: readonly string[], from: number, to: number): readonly Made[] {
  if (to < 0 || to >= lines.length || isBlockText(lines, to)) return [];
  const made = lines.toSpliced(from, 1).toSpliced(to, 0, lines[from] ?? "");
  return [{ lines: made, blamed: Math.abs(from - to) === 1 ? [from, to] : [to] }];
}

function isBlockText(lines: readonly string[], at: number): boolean {
  const indent = indentOf(lines[at] ?? "");
  const above = lines.findLastIndex((it, index) => index < at && indentOf(it) < indent);
  return above >= 0 && /[|>][-+]?$/.test(lines[above] ?? "");
}

function indentOf(line: string): number {
  return line.search(/\S|$/);
}
