import { stringValue, type Value } from "#core/base/value.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { classNamed } from "../classes.ts";
import { argumentNamed, argumentsOf, calleeOf, type PythonNode } from "../syntax.ts";
import { constantText } from "../text.ts";
import type { ProgramOption } from "./argument.ts";
import type { CommandNode } from "./command-node.ts";
import {
  type Field,
  type FieldType,
  fieldOption,
  fieldsOf,
  shownDefault,
  typeFrom,
} from "./declared-fields.ts";
import { isForm, namesSaid } from "./field-aliases.ts";
import { defaultOf, type FieldDefault } from "./field-default.ts";
import type { FieldStyle } from "./field-styles.ts";
import { choicesIn, memberOf } from "./option-values.ts";
import { withPositions } from "./parser-nodes.ts";
import { namedEntries } from "./written.ts";

/** The options of a class or function, and whether it may have others. */
export interface FieldOptions {
  readonly options: readonly ProgramOption[];
  readonly isOpen: boolean;
  /** The commands that a field may hold. */
  readonly commands?: readonly CommandNode[];
  /** Forms that take whole objects as JSON. */
  readonly builtIn?: readonly string[];
}

/** Deeper objects are not looked into. */
const maxDepth = 4;

/** How the fields of an object become options. */
interface ObjectPlace {
  readonly style: FieldStyle;
  readonly prefix: string;
  readonly depth: number;
  /** The call that makes the object whose values are the defaults. */
  readonly made: Expression | undefined;
}

/** The options that a library makes from the fields of a class; `made` is an object whose values are the defaults. */
export function classOptions(
  kind: Expression,
  style: FieldStyle,
  made?: Expression,
  prefix = "",
  depth = 0,
): FieldOptions {
  if (depth > maxDepth) return { options: [], isOpen: true };
  const { fields, complete } = fieldsOf(kind);
  const parts = fields.map((it) => optionsOfField(it, { style, prefix, depth, made }));
  return joinedOptions(parts, !complete);
}

/** Options of several fields together. */
export function joinedOptions(parts: readonly FieldOptions[], isOpen: boolean): FieldOptions {
  return {
    options: withPositions(parts.flatMap((it) => it.options)),
    isOpen: isOpen || parts.some((it) => it.isOpen),
    commands: parts.flatMap((it) => it.commands ?? []),
    builtIn: parts.flatMap((it) => it.builtIn ?? []),
  };
}

/** The options that a library makes from one field or parameter. */
export function optionsOfField(field: Field, place: ObjectPlace): FieldOptions {
  const { bindings } = field.at;
  const { style, prefix, depth, made } = place;
  const type = typeFrom(bindings, field.type);
  const value = overridden(field, made) ?? defaultOf(bindings, field.default);
  if (isOptionless(bindings, value.notes) || type.wrapper === "Fixed") {
    return { options: [], isOpen: false };
  }
  if (type.wrapper === "CliSubCommand") return commandsOf(field, place);
  if (type.isUnionOfClasses) return { options: [], isOpen: true };
  if (type.fieldsOf) {
    const isDotted = style.isDotted && type.wrapper !== "OmitArgPrefixes";
    const inner = isDotted ? `${prefix}${field.name}.` : prefix;
    const found = classOptions(type.fieldsOf, style, objectMade(field, made), inner, depth + 1);
    const whole = style.spell(`${prefix}${field.name}`).map((it) => `--${it}`);
    return { ...found, builtIn: [...(found.builtIn ?? []), ...whole] };
  }
  return { options: [simpleOption(field, style, prefix, type, value)], isOpen: false };
}

/** `fit: CliSubCommand[Fit]` of pydantic-settings */
function commandsOf(field: Field, { style, depth }: ObjectPlace): FieldOptions {
  const kind = typeFrom(field.at.bindings, field.type).fieldsOf;
  if (!kind) return { options: [], isOpen: true };
  const command = commandOf(
    style.spell(field.name),
    classOptions(kind, style, undefined, "", depth + 1),
  );
  return { options: [], isOpen: false, commands: [command] };
}

/** A command with what it takes. */
export function commandOf(names: readonly string[], found: FieldOptions): CommandNode {
  return {
    names,
    options: found.options,
    runs: [],
    children: found.commands ?? [],
    isOpen: found.isOpen,
    isStrict: true,
    hasMoreCommands: false,
  };
}

/** What the object that holds the defaults says about a field. */
function overridden(field: Field, made: Expression | undefined): FieldDefault | undefined {
  if (!made) return undefined;
  const given = argumentsOf(made.bindings.source, made.node);
  const own = argumentNamed(given, field.name);
  if (own) return defaultOf(made.bindings, own);
  const isUnknown = given.positional.length > 0 || given.spread.length > 0;
  const plain = defaultOf(field.at.bindings, field.default);
  return isUnknown ? { ...plain, value: undefined, isRequired: false } : undefined;
}

/** The call that makes the default of a field: `Opt(lr=0.5)`, also in `field(default_factory=lambda: Opt(lr=0.5))`. */
function objectMade(field: Field, made: Expression | undefined): Expression | undefined {
  const own = made && argumentNamed(argumentsOf(made.bindings.source, made.node), field.name);
  const bindings = own && made ? made.bindings : field.at.bindings;
  const node = own ?? field.default;
  if (node?.name !== "CallExpression") return undefined;
  const callee = calleeOf(node);
  if (callee && classNamed(bindings, callee)) return { bindings, node };
  const given = argumentsOf(bindings.source, node);
  const factory = argumentNamed(given, "default_factory") ?? given.positional[0];
  const inner =
    factory?.name === "LambdaExpression" ? factory.lastChild : argumentNamed(given, "default");
  const kind = inner?.name === "CallExpression" ? calleeOf(inner) : undefined;
  return inner && kind && classNamed(bindings, kind) ? { bindings, node: inner } : undefined;
}

function simpleOption(
  field: Field,
  style: FieldStyle,
  prefix: string,
  type: FieldType,
  value: FieldDefault,
): ProgramOption {
  const said = namesSaid(field, value, type).map((it) => (isForm(it) ? it : `${prefix}${it}`));
  const own = style.spell(`${prefix}${field.name}`);
  const names = said.length > 0 && !style.keepsName ? said : [...own, ...said];
  const flags = names.flatMap((it) => (isForm(it) ? [it] : formsOf(it, style)));
  const isSwitched = type.type === "boolean" && isSwitch(style, value, type);
  const takesValue = type.type === "boolean" && !isSwitched;
  return fieldOption(field, {
    name: names[0] ?? field.name,
    negations: isSwitched || type.type === "flag" ? negations(field, style, prefix, value) : [],
    type: typeShown(type, takesValue),
    default: defaultShown(field, style, type, value),
    choices: choicesShown(field, style, type, value) ?? (takesValue ? booleans : undefined),
    conversion: takesValue ? "unknown" : "none",
    required: value.isRequired,
    help: value.help,
    several: type.several,
    optionalValue: isSwitched && style.booleans === "both",
    abbreviates: true,
    ...(isPlaced(type) ? placed : passed(flags)),
  });
}

/** How a positional argument is passed. */
const placed = { flags: [], negations: [], position: 0, passAs: "{v}" };

function isPlaced({ wrapper = "" }: FieldType): boolean {
  return /^(?:CliPositionalArg|Positional(?:RequiredArgs)?)$/.test(wrapper);
}

function passed(flags: readonly string[]): Pick<ProgramOption, "flags" | "passAs"> {
  const isLong = flags.some((it) => it.startsWith("--"));
  return { flags, passAs: isLong ? undefined : `${flags[0] ?? ""} {v}` };
}

function formsOf(name: string, { shortNames }: FieldStyle): readonly string[] {
  if (name.length > 1 || !shortNames) return [`--${name}`];
  return shortNames === "one" ? [`-${name}`] : [`-${name}`, `--${name}`];
}

function defaultShown(
  field: Field,
  { namesMembers }: FieldStyle,
  { members }: FieldType,
  { value, node }: FieldDefault,
): Value | undefined {
  const member = members && namesMembers && node ? memberOf({ ...field.at, node }) : undefined;
  return shownDefault(member ? stringValue(member.name) : value);
}

function choicesShown(
  { at }: Field,
  { namesMembers }: FieldStyle,
  { members, choices }: FieldType,
  { notes }: FieldDefault,
): readonly Value[] | undefined {
  if (members && namesMembers) return members.map((it) => stringValue(it.name));
  return choices ?? choicesNoted(at.bindings, notes);
}

/** Whether a boolean option works without a value; one without a default needs a value. */
function isSwitch(
  { booleans: how, isDotted }: FieldStyle,
  { isRequired, value }: FieldDefault,
  { isOptional }: FieldType,
): boolean {
  // One that may also be None needs a value as well.
  if (isOptional && value?.kind !== "boolean") return false;
  return how === "both" || (how === "flag" && (!isRequired || !isDotted));
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
  return style.isDotted || style.negatesAll || isOn ? style.negate(`${prefix}${name}`) : [];
}

const booleans: readonly Value[] = [stringValue("True"), stringValue("False")];

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
  const metadata = notes && argumentNamed(argumentsOf(bindings.source, notes), "metadata");
  const listed = metadata && namedEntries({ bindings, node: metadata });
  const choices = listed?.find(([key]) => key === "choices")?.[1];
  if (choices) return choicesIn(choices);
  if (!notes || !/(?:^|\.)choice$/.test(name)) return undefined;
  const texts = argumentsOf(bindings.source, notes).positional.map((it) =>
    constantText(bindings, it),
  );
  const known = texts.filter((it) => it !== undefined);
  return known.length === texts.length ? known.map(stringValue) : undefined;
}
