import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { functionsCalled } from "../calls.ts";
import { classNamed, withBases } from "../classes.ts";
import {
  argumentNamed,
  argumentParts,
  argumentsOf,
  calleeOf,
  childNamed,
  childrenOf,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { choose, type GivenWord } from "./command-node.ts";
import { parametersOf } from "./declared-fields.ts";
import {
  classOptions,
  commandOf,
  type FieldOptions,
  joinedOptions,
  optionsOfField,
} from "./field-options.ts";
import {
  type FieldStyle,
  jsonStyle,
  pydanticStyle,
  simpleStyle,
  tyroStyle,
} from "./field-styles.ts";
import type { OptionSource } from "./option-source.ts";
import { namedEntries, resolvedValue } from "./written.ts";

const unknown: FieldOptions = { options: [], isOpen: true };

type ReadFields = (call: Expression) => FieldOptions;

/** The calls that make options from the fields of a class or the parameters of a function. */
const readers: ReadonlyMap<string, ReadFields> = new Map<string, ReadFields>([
  ["tyro.cli", (it) => ofFirst(it, tyroStyleFor(it))],
  ["tyro.extras.subcommand_cli_from_dict", (it) => ofCommands(it, (row) => row)],
  ["tyro.extras.overridable_config_cli", (it) => ofCommands(it, secondPart)],
  ["simple_parsing.parse", (it) => ofFirst(it, simpleStyle)],
  ["simple_parsing.helpers.parse", (it) => ofFirst(it, simpleStyle)],
  ["jsonargparse.CLI", (it) => ofFirst(it, jsonStyle)],
  ["jsonargparse.auto_cli", (it) => ofFirst(it, jsonStyle)],
  ["pydantic_settings.CliApp.run", (it) => ofFirst(it, pydanticStyle)],
]);

/** What libraries take from the command line for the fields of classes. */
export function typedSources(
  calls: readonly Expression[],
  words: readonly GivenWord[],
): readonly OptionSource[] {
  const seen = new Set<string>();
  return calls.flatMap((call) => {
    const read = readerOf(call) ?? settingsReader(call);
    const callee = calleeOf(call.node);
    const key = callee ? sourceOf(call.bindings.source, call.node) : "";
    if (!read || seen.has(key)) return [];
    seen.add(key);
    const found = read(call);
    const { taking, isKnown, next } = choose(commandOf([], found), words);
    return [
      {
        options: taking.flatMap((it) => it.options),
        isOpen: !isKnown || taking.some((it) => it.isOpen),
        isStrict: !takesUnknown(call),
        commands: next.flatMap((it) => it.names.slice(0, 1)),
        ...(found.builtIn ? { builtIn: found.builtIn } : {}),
      },
    ];
  });
}

function readerOf({ bindings, node }: Expression): ReadFields | undefined {
  const callee = calleeOf(node);
  return callee && readers.get(bindings.qualifiedName(callee) ?? "");
}

/** Whether unknown words are accepted. */
function takesUnknown({ bindings, node }: Expression): boolean {
  const given = argumentsOf(bindings.source, node);
  if (argumentNamed(given, "return_unknown_args")) return true;
  const callee = calleeOf(node);
  const [first] = given.positional;
  const kind = (callee && classNamed(bindings, callee)) ?? (first && classNamed(bindings, first));
  return kind !== undefined && settingOf(kind, "cli_ignore_unknown_args") === "True";
}

/** `use_underscores=True` changes how names are shown, `FlagConversionOff` what booleans take. */
function tyroStyleFor({ bindings, node }: Expression): FieldStyle {
  const given = argumentsOf(bindings.source, node);
  const underscores = argumentNamed(given, "use_underscores");
  const config = argumentNamed(given, "config");
  const isUnderscored = underscores && sourceOf(bindings.source, underscores) === "True";
  const hasValues = config && /FlagConversionOff/.test(sourceOf(bindings.source, config));
  return {
    ...tyroStyle,
    ...(isUnderscored ? { spell: (name) => [...tyroStyle.spell(name)].reverse() } : {}),
    ...(hasValues ? { booleans: "value" as const } : {}),
  };
}

/** Settings of a call that change names in ways that are not read. */
function hasOtherSettings({ bindings, node }: Expression): boolean {
  const config = argumentNamed(argumentsOf(bindings.source, node), "config");
  if (!config) return false;
  const names = sourceOf(bindings.source, config).match(/[A-Z]\w+/g) ?? [];
  return names.some((it) => it !== "FlagConversionOff");
}

function ofFirst(call: Expression, style: FieldStyle): FieldOptions {
  const { bindings, node } = call;
  const given = argumentsOf(bindings.source, node);
  const [first] = given.positional;
  const component =
    first ??
    argumentNamed(given, "f") ??
    argumentNamed(given, "model_cls") ??
    argumentNamed(given, "components");
  const words = argumentNamed(given, "args") ?? argumentNamed(given, "cli_args");
  if (!component || words || hasOtherSettings(call)) return unknown;
  const made = argumentNamed(given, "default");
  return ofComponent({ bindings, node: component }, style, made && { bindings, node: made });
}

function ofComponent(component: Expression, style: FieldStyle, made?: Expression): FieldOptions {
  const { bindings, node } = component;
  const value = resolvedValue(component);
  const kind = classNamed(bindings, node) ?? instanceOf(value);
  const defaults = made && resolvedValue(made);
  if (defaults && !instanceOf(defaults)) return unknown;
  if (kind) {
    const own = defaults ?? (instanceOf(value) ? value : undefined);
    return classOptions(kind, settingsStyle(kind, style), own);
  }
  const [definition] = functionsCalled(bindings, node).slice(-1);
  return definition ? functionOptions(definition, style) : commandsOfUnion(value, style);
}

function instanceOf({ bindings, node }: Expression): Expression | undefined {
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  return callee && classNamed(bindings, callee);
}

/** `Union[Train, Eval]`, whose classes are commands of tyro. */
function commandsOfUnion({ bindings, node }: Expression, style: FieldStyle): FieldOptions {
  const kinds = unionMembers(node).map((it) => classNamed(bindings, it));
  const commands = kinds.flatMap((it) =>
    it ? [commandOf([commandName(it)], classOptions(it, style))] : [],
  );
  const isKnown = commands.length > 1 && commands.length === kinds.length;
  return isKnown ? { options: [], isOpen: false, commands } : unknown;
}

function unionMembers(node: PythonNode): readonly PythonNode[] {
  if (node.name === "BinaryExpression") {
    const [left, , right] = childrenOf(node);
    return [left, right].flatMap((it) => (it ? unionMembers(it) : []));
  }
  const parts = childrenOf(node);
  const start = parts.findIndex((it) => it.name === "[");
  return start < 0 ? [node] : parts.slice(start + 1, -1).filter((it) => it.name !== ",");
}

/** tyro calls the command of `TrainConfig` `train-config`. */
function commandName({ bindings, node }: Expression): string {
  const name = childNamed(node, "VariableName");
  const written = name ? sourceOf(bindings.source, name) : "";
  return written
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-")
    .replaceAll("_", "-")
    .toLowerCase();
}

/** `{"train": train, "eval": evaluate}`, where a row holds what the command takes. */
function ofCommands(
  { bindings, node }: Expression,
  componentOf: (row: Expression) => Expression | undefined,
): FieldOptions {
  const [first] = argumentsOf(bindings.source, node).positional;
  const entries = first && namedEntries({ bindings, node: first });
  const commands = (entries ?? []).flatMap(([name, row]) => {
    const component = componentOf(row);
    return component ? [commandOf([name], ofComponent(component, tyroStyle))] : [];
  });
  const isKnown = commands.length > 0 && commands.length === entries?.length;
  return isKnown ? { options: [], isOpen: false, commands } : unknown;
}

/** `("Small", Config(rate=0.1))` */
function secondPart(row: Expression): Expression | undefined {
  const { bindings, node } = resolvedValue(row);
  const second = node.name === "TupleExpression" ? argumentParts(node)[1]?.[0] : undefined;
  return second && { bindings, node: second };
}

/** jsonargparse takes parameters without a default by position, tyro those before `/`. */
function functionOptions(definition: Expression, style: FieldStyle): FieldOptions {
  const fields = parametersOf(definition);
  const plain = fields.filter((it) => it.star === "");
  const parts = plain.map((it): FieldOptions => {
    const read = optionsOfField(it, { style, prefix: "", depth: 0, made: undefined });
    const [option] = read.options;
    const isPlaced = it.positionalOnly || (style === jsonStyle && !it.default && !it.keywordOnly);
    if (!isPlaced || !option) return read;
    const placed = { ...option, flags: [], negations: [], position: 0, passAs: "{v}" };
    return { ...read, options: [placed] };
  });
  return joinedOptions(
    parts,
    fields.some((it) => it.star === "**"),
  );
}

/** `Settings()`, where the class of pydantic-settings says that it reads the command line. */
function settingsReader({ bindings, node }: Expression): ReadFields | undefined {
  const callee = calleeOf(node);
  const kind = callee && classNamed(bindings, callee);
  if (!kind || !isSettings(kind)) return undefined;
  const direct = argumentNamed(argumentsOf(bindings.source, node), "_cli_parse_args");
  const says = direct ? sourceOf(bindings.source, direct) : settingOf(kind, "cli_parse_args");
  if (says === undefined || says === "False") return undefined;
  return () => (says === "True" ? classOptions(kind, settingsStyle(kind, pydanticStyle)) : unknown);
}

function isSettings(kind: Expression): boolean {
  return withBases(kind).some(({ bindings, node }) =>
    argumentsOf(bindings.source, node).positional.some((it) => {
      return lastName(bindings, it) === "BaseSettings";
    }),
  );
}

/** What a class of pydantic says about one setting, as an argument of the class or in `model_config`. */
function settingOf(kind: Expression, name: string): string | undefined {
  for (const { bindings, node } of withBases(kind)) {
    const value =
      argumentNamed(argumentsOf(bindings.source, node), name) ?? inConfig(bindings, node, name);
    if (value) return sourceOf(bindings.source, value);
  }
  return undefined;
}

function inConfig(
  bindings: Bindings,
  definition: PythonNode,
  name: string,
): PythonNode | undefined {
  const body = childNamed(definition, "Body");
  const statement = (body ? childrenOf(body) : []).find(
    ({ firstChild }) => firstChild && sourceOf(bindings.source, firstChild) === "model_config",
  );
  const value = childNamed(statement, "AssignOp")?.nextSibling;
  if (value?.name === "CallExpression")
    return argumentNamed(argumentsOf(bindings.source, value), name);
  if (value?.name !== "DictionaryExpression") return undefined;
  const entry = argumentParts(value).find(
    ([key]) => key && sourceOf(bindings.source, key).slice(1, -1) === name,
  );
  return entry?.[2];
}

/** Settings of pydantic-settings that write `-` for `_`, make flags of booleans or put a prefix before all names. */
function settingsStyle(kind: Expression, style: FieldStyle): FieldStyle {
  if (style !== pydanticStyle) return style;
  // `CliApp.run` uses both for a model that is not a settings class.
  const isModel = !isSettings(kind);
  const isKebab = isModel || settingOf(kind, "cli_kebab_case") === "True";
  const isImplicit = isModel || settingOf(kind, "cli_implicit_flags") === "True";
  const dashed = (name: string) => (isKebab ? name.replaceAll("_", "-") : name);
  return {
    ...style,
    spell: (name) => [dashed(name)],
    booleans: isImplicit ? "flag" : "value",
    negate: (name) => [`--no-${dashed(name)}`],
  };
}
