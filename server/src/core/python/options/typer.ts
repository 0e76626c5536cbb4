import type { Value } from "#core/base/value.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { calledName } from "../callee-name.ts";
import {
  type Arguments,
  argumentNamed,
  argumentsOf,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import type { ProgramOption } from "./argument.ts";
import {
  type Field,
  fieldOption,
  parametersOf,
  shownDefault,
  typeFrom,
} from "./declared-fields.ts";
import { constantOf } from "./option-values.ts";

/** The options that typer makes from the parameters of a function. */
export function typerOptions(definition: Expression): {
  readonly options: readonly ProgramOption[];
  readonly isOpen: boolean;
} {
  const fields = parametersOf(definition).filter((it) => it.star === "");
  let position = 0;
  const options = fields.flatMap((it) => {
    const option = optionOf(definition.bindings, it);
    if (!option) return [];
    return [option.position === undefined ? option : { ...option, position: position++ }];
  });
  return { options, isOpen: false };
}

/** Parameters that typer fills itself. */
const ownTypes = /^(?:typer\.|click\.)?(?:Context|CallbackParam|FileText)$/;

/** What `typer.Option(…)` or `typer.Argument(…)` says about a parameter. */
interface Said {
  readonly given: Arguments | undefined;
  readonly default: PythonNode | undefined;
  readonly isArgument: boolean;
  /** The forms that it names. */
  readonly forms: readonly PythonNode[];
}

function saidOf(bindings: Bindings, field: Field, notes: readonly PythonNode[]): Said {
  const maker = [field.default, ...notes].find(
    (it) => it && /^(?:typer\.)?(?:Option|Argument)$/.test(calledName(bindings, it)),
  );
  if (!maker) {
    return { given: undefined, default: field.default, isArgument: !field.default, forms: [] };
  }
  const given = argumentsOf(bindings.source, maker);
  const isInDefault = maker === field.default;
  const named = argumentNamed(given, "default");
  return {
    given,
    default: isInDefault ? (given.positional[0] ?? named) : (field.default ?? named),
    isArgument: /Argument$/.test(calledName(bindings, maker)),
    forms: given.positional.slice(isInDefault ? 1 : 0),
  };
}

function optionOf(bindings: Bindings, field: Field): ProgramOption | undefined {
  const written = field.type ? sourceOf(bindings.source, field.type) : "";
  if (ownTypes.test(written)) return undefined;
  const { type, choices, several, notes } = typeFrom(bindings, field.type);
  const said = saidOf(bindings, field, notes);
  const isMissing = !said.default || sourceOf(bindings.source, said.default) === "...";
  const value = isMissing ? undefined : constantOf(expressionOf(bindings, said.default));
  const isFlag = type === "boolean" || isSaid(bindings, said, "count", "True");
  const common: Partial<ProgramOption> = {
    type: isFlag ? "flag" : (type ?? typeOfValue(value)),
    default: shownDefault(value),
    choices,
    conversion: isSaid(bindings, said, "case_sensitive", "False") ? "unknown" : "none",
    required: isMissing,
    help: textSaid(bindings, said, "help"),
    several,
  };
  if (said.isArgument) {
    return fieldOption(field, {
      ...common,
      name: field.name,
      flags: [],
      position: 0,
      passAs: "{v}",
    });
  }
  return named(
    field,
    common,
    said.forms.flatMap((it) => constantText(bindings, it) ?? []),
    type === "boolean",
  );
}

function expressionOf(bindings: Bindings, node: PythonNode | undefined): Expression | undefined {
  return node && { bindings, node };
}

function isSaid(bindings: Bindings, { given }: Said, name: string, text: string): boolean {
  const node = given && argumentNamed(given, name);
  return node !== undefined && sourceOf(bindings.source, node) === text;
}

function textSaid(bindings: Bindings, { given }: Said, name: string): string | undefined {
  const node = given && argumentNamed(given, name);
  return node && constantText(bindings, node);
}

function named(
  field: Field,
  common: Partial<ProgramOption>,
  declared: readonly string[],
  isBoolean: boolean,
): ProgramOption {
  const plain = field.name.replaceAll("_", "-");
  const texts = declared.filter((it) => it.startsWith("-"));
  const flags =
    texts.length > 0 ? texts.map((it) => it.split("/")[0]?.trim() ?? it) : [`--${plain}`];
  const long = flags.find((it) => it.startsWith("--")) ?? flags[0] ?? `--${plain}`;
  const off = texts.flatMap((it) => /\/\s*(-\S+)/.exec(it)?.[1] ?? []);
  const isFlag = common.type === "flag";
  const automatic = isBoolean && texts.length === 0 ? [`--no-${plain}`] : [];
  return fieldOption(field, {
    ...common,
    name: long.replace(/^-+/, ""),
    flags,
    negations: [...off, ...automatic],
    passAs: long.startsWith("--") ? undefined : isFlag ? long : `${long} {v}`,
  });
}

/** The type that a default value implies where there is no annotation. */
export function typeOfValue(value: Value | undefined): ProgramOption["type"] {
  switch (value?.kind) {
    case "integer":
    case "float":
    case "string":
      return value.kind;
    case "boolean":
      return "flag";
    default:
      return undefined;
  }
}
