import type { Bindings, Expression } from "../bindings.ts";
import { functionsCalled } from "../calls.ts";
import { classNamed, lastName, withBases } from "../classes.ts";
import {
  argumentNamed,
  argumentParts,
  argumentsOf,
  calleeOf,
  childrenOf,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import {
  classOptions,
  type FieldOptions,
  type FieldStyle,
  jsonStyle,
  optionsOfField,
  pydanticStyle,
  simpleStyle,
  tyroStyle,
} from "./field-options.ts";
import { parametersOf } from "./signature.ts";
import type { Source } from "./source.ts";
import { valueBehind } from "./written.ts";

const unknown: FieldOptions = { options: [], isOpen: true };

type Read = (call: Expression) => FieldOptions;

/** The calls that make options of the fields of a class or the parameters of a function. */
const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["tyro.cli", (it) => ofFirst(it, tyroStyle)],
  ["simple_parsing.parse", (it) => ofFirst(it, simpleStyle)],
  ["simple_parsing.helpers.parse", (it) => ofFirst(it, simpleStyle)],
  ["jsonargparse.CLI", (it) => ofFirst(it, jsonStyle)],
  ["jsonargparse.auto_cli", (it) => ofFirst(it, jsonStyle)],
  ["pydantic_settings.CliApp.run", (it) => ofFirst(it, pydanticStyle)],
]);

/** What libraries take from the command line for the fields of classes. */
export function typedSources(calls: readonly Expression[]): readonly Source[] {
  const seen = new Set<string>();
  return calls.flatMap((call) => {
    const read = readerOf(call) ?? settingsReader(call);
    const callee = calleeOf(call.node);
    const key = callee ? sourceOf(call.bindings.source, call.node) : "";
    if (!read || seen.has(key)) return [];
    seen.add(key);
    const { options, isOpen } = read(call);
    return [{ options, isOpen, isStrict: true }];
  });
}

function readerOf({ bindings, node }: Expression): Read | undefined {
  const callee = calleeOf(node);
  return callee && readers.get(bindings.qualifiedName(callee) ?? "");
}

function ofFirst({ bindings, node }: Expression, style: FieldStyle): FieldOptions {
  const given = argumentsOf(bindings.source, node);
  const [first] = given.positional;
  const component =
    first ??
    argumentNamed(given, "f") ??
    argumentNamed(given, "model_cls") ??
    argumentNamed(given, "components");
  const words = argumentNamed(given, "args") ?? argumentNamed(given, "cli_args");
  return component && !words ? ofComponent({ bindings, node: component }, style) : unknown;
}

function ofComponent(component: Expression, style: FieldStyle): FieldOptions {
  const { bindings, node } = component;
  const value = valueBehind(component);
  const kind = classNamed(bindings, node) ?? instanceOf(value);
  if (kind) return classOptions(kind, settingsStyle(kind, style));
  const [definition] = functionsCalled(bindings, node).slice(-1);
  return definition ? functionOptions(definition, style) : unknown;
}

function instanceOf({ bindings, node }: Expression): Expression | undefined {
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  return callee && classNamed(bindings, callee);
}

/** jsonargparse takes parameters without a default by their place. */
function functionOptions(definition: Expression, style: FieldStyle): FieldOptions {
  const fields = parametersOf(definition);
  let position = 0;
  const parts = fields
    .filter((it) => it.star === "")
    .map((it) => {
      const read = optionsOfField(it, style, "", 0);
      const [option] = read.options;
      const isPlaced = style === jsonStyle && !it.default && !it.keywordOnly && option;
      if (!isPlaced) return read;
      const placed = { ...option, flags: [], position: position++, passAs: "{v}" };
      return { options: [placed], isOpen: read.isOpen };
    });
  return {
    options: parts.flatMap((it) => it.options),
    isOpen: parts.some((it) => it.isOpen) || fields.some((it) => it.star === "**"),
  };
}

/** `Settings()`, where the class of pydantic-settings says that it reads the command line. */
function settingsReader({ bindings, node }: Expression): Read | undefined {
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

/** What a class of pydantic says of one setting, as an argument of the class or in `model_config`. */
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
  const body = definition.getChild("Body");
  const statement = (body ? childrenOf(body) : []).find(
    ({ firstChild }) => firstChild && sourceOf(bindings.source, firstChild) === "model_config",
  );
  const value = statement?.getChild("AssignOp")?.nextSibling;
  if (value?.name === "CallExpression")
    return argumentNamed(argumentsOf(bindings.source, value), name);
  if (value?.name !== "DictionaryExpression") return undefined;
  const entry = argumentParts(value).find(
    ([key]) => key && sourceOf(bindings.source, key).slice(1, -1) === name,
  );
  return entry?.[2];
}

/** pydantic-settings may be told to write `-` for `_`, to make flags of booleans and to put something before all names. */
function settingsStyle(kind: Expression, style: FieldStyle): FieldStyle {
  if (style !== pydanticStyle) return style;
  const isKebab = settingOf(kind, "cli_kebab_case") === "True";
  const isImplicit = settingOf(kind, "cli_implicit_flags") === "True";
  const dashed = (name: string) => name.replaceAll("_", "-");
  return {
    ...style,
    ...(isKebab ? { spell: (name: string) => [dashed(name)] } : {}),
    ...(isImplicit
      ? {
          booleans: "flag" as const,
          negate: (name: string) => [`--no-${isKebab ? dashed(name) : name}`],
        }
      : {}),
  };
}
