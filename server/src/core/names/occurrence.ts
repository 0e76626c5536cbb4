import { type Located, type SourceRange, shift } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import { placeholdersIn } from "#core/model/placeholder.ts";
import { scalarOffsets } from "#core/syntax/scalar-offsets.ts";
import type { StepPart, YamlSymbol } from "./symbol.ts";

/** A place where a name is written. */
export interface Occurrence {
  readonly symbol: YamlSymbol;
  /** In offsets of the piece that holds the item. */
  readonly range: SourceRange;
  readonly role: "definition" | "reference";
  readonly carrier: Carrier;
  /** Where the name itself is, if the place is an alias of it. */
  readonly written?: SourceRange;
  /** Where it is one end of an edge or a pipeline parameter's target: the node of the socket. */
  readonly node?: string;
}

/** What a name is in: a text of its own, or a longer one that limits how it can be written. */
export type Carrier =
  | "text"
  | "socket"
  | "placeholder"
  /** After `metadata.` or `parameter.` */
  | "condition"
  /** A key without a prefix, in a stop condition. */
  | "bare-condition"
  | "shell"
  /** A part of the path of a file, in a command. */
  | "path"
  /** A key of a JSON object that a command prints. */
  | "json"
  | "anchor";

type MakeSymbol = (name: string) => YamlSymbol;

/** The definition of a named thing, as an occurrence in the piece; none if it has no name. */
export function definition(
  name: Located<string> | undefined,
  symbol: MakeSymbol,
): readonly Occurrence[] {
  return name ? [occurrence(name, symbol(name.value), "definition", "text")] : [];
}

/** A reference to a name, as an occurrence in the piece. */
export function reference(
  name: Located<string> | undefined,
  symbol: MakeSymbol,
  carrier: Carrier = "text",
): readonly Occurrence[] {
  return name ? [occurrence(name, symbol(name.value), "reference", carrier)] : [];
}

function occurrence(
  { range, written }: Located<string>,
  symbol: YamlSymbol,
  role: Occurrence["role"],
  carrier: Carrier,
): Occurrence {
  const place = { symbol, range, role, carrier };
  return written ? { ...place, written } : place;
}

/** Makes symbols that belong to a step. */
export function partOf(step: string, kind: StepPart["kind"]): MakeSymbol {
  return (name) => ({ kind, step, name });
}

/** The parameters that placeholders in commands or URIs name. */
export function placeholderOccurrences(
  source: string,
  templates: readonly Located<string>[],
  step: string,
): readonly Occurrence[] {
  return templates.flatMap(({ value, range, written }) => {
    const names = placeholderNames(value);
    if (names.length === 0) return [];
    const offsets = scalarOffsets(source, written ?? range, value);
    return names.flatMap((it) => {
      const place = { ...it, range: offsets.rangeOf(it.range.start, it.range.end) };
      return reference(place, partOf(step, "parameter"), "placeholder");
    });
  });
}

/** The placeholders in a value that is not read text by text, such as a list of URIs. */
export function rawPlaceholderOccurrences(
  source: string,
  { range: { start, end } }: Located<Value>,
  step: string,
): readonly Occurrence[] {
  return placeholderNames(source.slice(start, end)).flatMap((it) =>
    reference({ ...it, range: shift(it.range, start) }, partOf(step, "parameter"), "placeholder"),
  );
}

function placeholderNames(text: string): readonly Located<string>[] {
  const found = placeholdersIn(text, { start: 0, end: text.length });
  return found.flatMap((it) => it.name ?? []);
}

/** The declared inputs whose files commands name by their path, below `/valohai/inputs/` or `$VH_INPUTS_DIR`. */
export function inputPathOccurrences(
  text: string,
  commands: readonly Pick<Located<string>, "range" | "written">[],
  step: string,
  declared: readonly string[],
): readonly Occurrence[] {
  if (declared.length === 0) return [];
  return commands.flatMap((it) => {
    const { start, end } = it.written ?? it.range;
    return inputPathsIn(text.slice(start, end)).flatMap(({ value, range }) => {
      if (!declared.includes(value)) return [];
      return reference({ value, range: shift(range, start) }, partOf(step, "input"), "path");
    });
  });
}

/** The inputs whose folders a text names, below `/valohai/inputs/` or `$VH_INPUTS_DIR`; offsets in the text. */
export function inputPathsIn(text: string): readonly Located<string>[] {
  return [...text.matchAll(inputPath)].map(({ 0: path, 1: name = "", index }) => {
    const end = index + path.length;
    return { value: name, range: { start: end - name.length, end } };
  });
}

/** Where an execution finds its inputs (valohai documentation, "inputs"). */
const inputPath = /(?:\/valohai\/inputs|\$VH_INPUTS_DIR|\$\{VH_INPUTS_DIR\})\/([\w.-]+)/g;

/** The declared environment variables that commands read as `$NAME` or `${NAME}`. */
export function variableOccurrences(
  text: string,
  commands: readonly Pick<Located<string>, "range" | "written">[],
  step: string,
  declared: readonly string[],
): readonly Occurrence[] {
  if (declared.length === 0) return [];
  return commands.flatMap((it) => {
    const { start, end } = it.written ?? it.range;
    return [...text.slice(start, end).matchAll(/(?<!\\)\$(\{?)([A-Za-z_]\w*)/g)].flatMap(
      (match) => {
        const name = match[2] ?? "";
        if (!declared.includes(name)) return [];
        const from = start + match.index + 1 + (match[1]?.length ?? 0);
        const place = { value: name, range: { start: from, end: from + name.length } };
        return reference(place, partOf(step, "environment-variable"), "shell");
      },
    );
  });
}
