import type { Value } from "#core/base/value.ts";
import type { Bindings } from "../bindings.ts";
import { calledName } from "../callee-name.ts";
import {
  type Arguments,
  argumentNamed,
  argumentsOf,
  type PythonNode,
  sourceOf,
} from "../syntax.ts";
import { constantOf } from "./option-values.ts";

/** What a default such as `field(default=1, metadata={"help": "…"})` or `Field(1, description="…")` says. */
export interface FieldDefault {
  readonly value: Value | undefined;
  /** How the value is written. */
  readonly node?: PythonNode | undefined;
  readonly isRequired: boolean;
  readonly help: string | undefined;
  readonly notes: PythonNode | undefined;
}

const fieldMaker =
  /^(?:field|dataclasses\.field|Field|pydantic\.Field|simple_parsing\.\w+|choice|list_field|mutable_field|arg|attr\.ib|HfArg)$/;

/** Reads the default of a field. */
export function defaultOf(bindings: Bindings, node: PythonNode | undefined): FieldDefault {
  const plain = { isRequired: false, help: undefined, notes: undefined };
  if (!node) return { ...plain, value: undefined, isRequired: true };
  const name = calledName(bindings, node);
  const isMaker = fieldMaker.test(name) || fieldMaker.test(name.split(".").at(-1) ?? "");
  return isMaker
    ? madeDefault(bindings, node, name)
    : { ...plain, value: constantOf({ bindings, node }), node };
}

/** Functions that make fields and whose first argument is the default. */
const defaultFirst = /Field$|mutable_field|choice|^simple_parsing\.(?:helpers\.)?field$/;

function madeDefault(bindings: Bindings, node: PythonNode, name: string): FieldDefault {
  const given = argumentsOf(bindings.source, node);
  const first = defaultFirst.test(name) ? given.positional[0] : undefined;
  const value = argumentNamed(given, "default") ?? first;
  const factory = argumentNamed(given, "default_factory");
  const isEllipsis = value !== undefined && sourceOf(bindings.source, value) === "...";
  const known = value && !isEllipsis ? constantOf({ bindings, node: value }) : undefined;
  return {
    value: known ?? factoryValue(bindings, factory),
    node: value,
    isRequired: isEllipsis || !(value || factory || /(?:list|dict|set)_field$/.test(name)),
    help: helpIn(bindings, given),
    notes: node,
  };
}

/** What `default_factory=lambda: ["a"]` gives. */
function factoryValue(bindings: Bindings, factory: PythonNode | undefined): Value | undefined {
  const body = factory?.name === "LambdaExpression" ? factory.lastChild : undefined;
  return body ? constantOf({ bindings, node: body }) : undefined;
}

function helpIn(bindings: Bindings, given: Arguments): string | undefined {
  const direct = argumentNamed(given, "help") ?? argumentNamed(given, "description");
  const metadata = argumentNamed(given, "metadata");
  const text = direct ? constantOf({ bindings, node: direct }) : undefined;
  if (text?.kind === "string") return text.value;
  const value = metadata && constantOf({ bindings, node: metadata });
  const help = value?.kind === "object" ? new Map(value.entries).get("help") : undefined;
  return help?.kind === "string" ? help.value : undefined;
}
