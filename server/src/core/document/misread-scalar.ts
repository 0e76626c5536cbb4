import type { ParameterType } from "#core/model/config.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";

/** How YAML 1.1 reads an unquoted text that was probably meant otherwise: "true", "the date 2020-09-02", "the number 90". */
export function misreading(node: SyntaxNode): string | undefined {
  const target = dereference(node);
  if (target.kind !== "scalar" || target.style !== "plain" || target.tag) return undefined;
  const value = resolveScalar(target);
  switch (value.kind) {
    case "boolean":
      return /^(?:true|false)$/i.test(target.text) ? undefined : String(value.value);
    case "date":
      return `the date ${value.text}`;
    case "integer":
    case "float":
      return /:|^[-+]?0[0-7_]+$/.test(target.text) ? `the number ${pythonStr(value)}` : undefined;
    default:
      return undefined;
  }
}

/** The same for a value of a parameter, whose type decides which readings are welcome. */
export function misreadingFor(
  { type }: { readonly type: ParameterType },
  node: SyntaxNode,
): string | undefined {
  const reading = misreading(node);
  if (type === "string") return reading;
  return type !== "flag" && reading?.startsWith("the number") ? reading : undefined;
}
