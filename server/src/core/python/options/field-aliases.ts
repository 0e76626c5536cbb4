import type { Bindings } from "../bindings.ts";
import {
  type Arguments,
  argumentNamed,
  argumentsOf,
  calleeOf,
  type PythonNode,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import type { Field, FieldType } from "./declared-fields.ts";
import type { FieldDefault } from "./field-default.ts";
import { literalParts, namedEntries } from "./written.ts";

/** Whether another name is written with its dashes. */
export function isForm(name: string): boolean {
  return name.startsWith("-");
}

/**
 * Other names that `Field(alias="…")`, `AliasChoices("m", "mm")`, `tyro.conf.arg(name="…")`, `field(alias=["-m"])`,
 * `HfArg(aliases=["-m"])` and `field(metadata={"aliases": ["-m"]})` give.
 */
export function namesSaid(
  { at: { bindings } }: Field,
  { notes }: FieldDefault,
  type: FieldType,
): readonly string[] {
  const named = type.notes.find((it) => it.name === "CallExpression" && isArg(bindings, it));
  const given = [notes, named].flatMap((it) => (it ? [argumentsOf(bindings.source, it)] : []));
  const alias = given.flatMap((it) => aliasIn(bindings, it) ?? []).at(0);
  if (!alias) return [];
  const parts =
    alias.name === "CallExpression"
      ? argumentsOf(bindings.source, alias).positional
      : (literalParts({ bindings, node: alias })?.map(({ node }) => node) ?? [alias]);
  return parts.flatMap((it) => constantText(bindings, it) ?? []);
}

function aliasIn(bindings: Bindings, given: Arguments): PythonNode | undefined {
  const metadata = argumentNamed(given, "metadata");
  const noted = metadata && namedEntries({ bindings, node: metadata });
  return (
    argumentNamed(given, "validation_alias") ??
    argumentNamed(given, "alias") ??
    argumentNamed(given, "aliases") ??
    noted?.find(([name]) => name === "aliases")?.[1].node ??
    nameIn(given)
  );
}

function nameIn(given: ReturnType<typeof argumentsOf>): PythonNode | undefined {
  return argumentNamed(given, "default") ? undefined : argumentNamed(given, "name");
}

/** `tyro.conf.arg(…)` and `Field(…)` in an annotation */
function isArg(bindings: Bindings, node: PythonNode): boolean {
  const callee = calleeOf(node);
  return (
    callee !== undefined && /(?:^|\.)(?:arg|Field)$/.test(bindings.qualifiedName(callee) ?? "")
  );
}
