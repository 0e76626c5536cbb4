import { stringValue, type Value } from "../../base/value.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { argumentNamed, argumentsOf, calleeOf, type PythonNode } from "../syntax.ts";
import { constantText } from "../text.ts";
import type { ProgramOption } from "./argument.ts";
import { defaultOf, type FieldDefault } from "./field-default.ts";
import {
  type Field,
  type FieldType,
  fieldOption,
  fieldsOf,
  shownDefault,
  typeFrom,
} from "./signature.ts";

/** How a library makes options of fields. */
export interface FieldStyle {
  /** The spellings of a field's name, the one to show first. */
  readonly spell: (name: string) => readonly string[];
  /** `flag` for `--x`, `both` for `--x` and `--x=value`, `value` for `--x=value` only. */
  readonly booleans: "flag" | "both" | "value";
  /** What switches a boolean off that is on by default. */
  readonly negate: (name: string) => readonly string[];
  /** Whether the options of an inner object begin with its name and a dot. */
  readonly isDotted: boolean;
}

const underscored = (name: string) => name;
const dashed = (name: string) => name.replaceAll("_", "-");
const unique = (names: readonly string[]) => [...new Set(names)];

/** `transformers.HfArgumentParser` */
export const hfStyle: FieldStyle = {
  spell: (name) => unique([underscored(name), dashed(name)]),
  booleans: "both",
  negate: (name) => unique([`--no_${name}`, `--no-${dashed(name)}`]),
  isDotted: false,
};

/** `simple_parsing` */
export const simpleStyle: FieldStyle = {
  spell: (name) => [name],
  booleans: "both",
  negate: (name) => [`--no${name}`],
  isDotted: false,
};

/** `tyro` takes `_` and `-` alike. */
export const tyroStyle: FieldStyle = {
  spell: (name) => unique([dashed(name), underscored(name)]),
  booleans: "flag",
  negate: (name) => unique([noBefore(dashed(name)), noBefore(name)]),
  isDotted: true,
};

/** `pydantic-settings` */
export const pydanticStyle: FieldStyle = {
  spell: (name) => [name],
  booleans: "value",
  negate: () => [],
  isDotted: true,
};

/** `jsonargparse` */
export const jsonStyle: FieldStyle = { ...pydanticStyle };

/** `tap` */
export const tapStyle: FieldStyle = {
  spell: (name) => [name],
  booleans: "flag",
  negate: () => [],
  isDotted: false,
};

/** `--no-x`, before the last part of a name with dots. */
function noBefore(name: string): string {
  const dot = name.lastIndexOf(".") + 1;
  return `--${name.slice(0, dot)}no-${name.slice(dot)}`;
}

/** The options of a class or function, and whether it may have others. */
export interface FieldOptions {
  readonly options: readonly ProgramOption[];
  readonly isOpen: boolean;
}

/** Deeper objects are not looked into. */
const maximumDepth = 4;

/** The options that a library makes of the fields of a class. */
export function classOptions(
  kind: Expression,
  style: FieldStyle,
  prefix = "",
  depth = 0,
): FieldOptions {
  if (depth > maximumDepth) return { options: [], isOpen: true };
  const { fields, complete } = fieldsOf(kind);
  const parts = fields.map((it) => optionsOfField(it, style, prefix, depth));
  return {
    options: parts.flatMap((it) => it.options),
    isOpen: !complete || parts.some((it) => it.isOpen),
  };
}

/** The options that a library makes of one field or parameter. */
export function optionsOfField(
  field: Field,
  style: FieldStyle,
  prefix: string,
  depth: number,
): FieldOptions {
  const { bindings } = field.at;
  const type = typeFrom(bindings, field.type);
  const value = defaultOf(bindings, field.default);
  if (isOptionless(bindings, value.notes)) return { options: [], isOpen: false };
  if (type.fieldsOf) {
    const inner = style.isDotted ? `${prefix}${field.name}.` : prefix;
    return classOptions(type.fieldsOf, style, inner, depth + 1);
  }
  return { options: [simpleOption(field, style, prefix, type, value)], isOpen: false };
}

function simpleOption(
  field: Field,
  style: FieldStyle,
  prefix: string,
  type: FieldType,
  value: FieldDefault,
): ProgramOption {
  const names = style.spell(`${prefix}${aliasOf(field, value) ?? field.name}`);
  const isBoolean = type.type === "boolean";
  const takesValue = isBoolean && !isSwitch(style, value);
  return fieldOption(field, {
    name: names[0] ?? field.name,
    flags: names.map((it) => `--${it}`),
    negations: isBoolean && !takesValue ? negations(field, style, prefix, value) : [],
    type: typeShown(type, takesValue),
    default: shownDefault(value.value),
    choices:
      type.choices ??
      choicesNoted(field.at.bindings, value.notes) ??
      (takesValue ? booleans : undefined),
    conversion: takesValue ? "unknown" : "none",
    required: value.isRequired,
    help: value.help,
    several: type.several,
    optionalValue: isBoolean && style.booleans === "both",
    abbreviates: true,
  });
}

/** Whether a boolean is understood without a value: where it has no default, it needs to be told. */
function isSwitch({ booleans: how }: FieldStyle, { isRequired }: FieldDefault): boolean {
  return how === "both" || (how === "flag" && !isRequired);
}

function typeShown({ type }: FieldType, takesValue: boolean): ProgramOption["type"] {
  if (type !== "boolean") return type;
  return takesValue ? undefined : "flag";
}

/** What switches a boolean off; some libraries offer that only where it is on by default. */
function negations(
  { name }: Field,
  style: FieldStyle,
  prefix: string,
  { value }: FieldDefault,
): readonly string[] {
  const isOn = value?.kind === "boolean" && value.value;
  return style.isDotted || isOn ? style.negate(`${prefix}${name}`) : [];
}

const booleans: readonly Value[] = [stringValue("True"), stringValue("False")];

/** Another name that `Field(alias="…")` gives. */
function aliasOf({ at: { bindings } }: Field, { notes }: FieldDefault): string | undefined {
  const given = notes && argumentsOf(bindings.source, notes);
  const alias =
    given && (argumentNamed(given, "validation_alias") ?? argumentNamed(given, "alias"));
  return alias && constantText(bindings, alias);
}

/** `field(init=False)` and `field(cmd=False)` make no option. */
function isOptionless(bindings: Bindings, notes: PythonNode | undefined): boolean {
  const given = notes && argumentsOf(bindings.source, notes);
  return (
    given?.named.some(({ name, value }) => {
      const isOff = bindings.source.text.slice(value.from, value.to) === "False";
      return isOff && (name === "init" || name === "cmd");
    }) === true
  );
}

/** `choice("a", "b")` of simple_parsing, and `metadata={"choices": […]}`. */
function choicesNoted(
  bindings: Bindings,
  notes: PythonNode | undefined,
): readonly Value[] | undefined {
  const callee = notes && calleeOf(notes);
  const name = callee ? (bindings.qualifiedName(callee) ?? "") : "";
  if (!notes || !/(?:^|\.)choice$/.test(name)) return undefined;
  const texts = argumentsOf(bindings.source, notes).positional.map((it) =>
    constantText(bindings, it),
  );
  const known = texts.filter((it) => it !== undefined);
  return known.length === texts.length ? known.map(stringValue) : undefined;
}
