import { pythonFloat } from "#core/base/python-float.ts";
import { integerValue, stringValue, type Value } from "#core/base/value.ts";
import type { Expression } from "../bindings.ts";
import { classNamed } from "../classes.ts";
import { constantValue } from "../constant.ts";
import { argumentsOf, calleeOf, childNamed, childrenOf, sourceOf } from "../syntax.ts";
import { elementsOf, resolvedValue } from "./written.ts";

/** The value of an expression, looked up in other modules as well; for a member of an enumeration its value. */
export function constantOf(given: Expression | undefined): Value | undefined {
  if (!given) return undefined;
  const { bindings, node } = resolvedValue(given);
  return (
    constantValue(bindings, node) ??
    memberValue({ bindings, node }) ??
    converted({ bindings, node })
  );
}

/** `int(1e6)` and `float("inf")` */
function converted({ bindings, node }: Expression): Value | undefined {
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  const name = callee ? sourceOf(bindings.source, callee) : "";
  const [given, ...others] = argumentsOf(bindings.source, node).positional;
  if (!/^(?:int|float)$/.test(name) || !given || others.length > 0) return undefined;
  const number = numberIn(constantValue(bindings, given));
  if (number === undefined || Number.isNaN(number)) return undefined;
  if (name === "float") return { kind: "float", text: pythonFloat(number) };
  return Number.isSafeInteger(Math.trunc(number)) ? integerValue(Math.trunc(number)) : undefined;
}

function numberIn(value: Value | undefined): number | undefined {
  switch (value?.kind) {
    case "integer":
      return Number(value.digits);
    case "float":
      return numberOf(value.text);
    case "string":
      return numberOf(value.value);
    default:
      return undefined;
  }
}

function numberOf(text: string): number | undefined {
  if (/^[+-]?inf(?:inity)?$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** `Color.RED`, `Color.RED.value` and `Color.RED.name` */
function memberValue({ bindings, node }: Expression): Value | undefined {
  const { firstChild: owner, lastChild: last } = node;
  if (node.name !== "MemberExpression" || !owner || last?.name !== "PropertyName") return undefined;
  const name = sourceOf(bindings.source, last);
  if (name === "value" || name === "name") {
    const member = memberOf({ bindings, node: owner });
    return name === "value" ? member?.value : member && stringValue(member.name);
  }
  return memberOf({ bindings, node })?.value;
}

/** The member of an enumeration that `Color.RED` names. */
export function memberOf({ bindings, node }: Expression): Member | undefined {
  const { firstChild: owner, lastChild: last } = node;
  if (node.name !== "MemberExpression" || !owner || !last) return undefined;
  const kind = classNamed(bindings, owner);
  const name = sourceOf(bindings.source, last);
  return kind && enumMembers(kind)?.find((it) => it.name === name);
}

/** A member of an enumeration. */
export interface Member {
  readonly name: string;
  readonly value: Value;
}

/** The members of an enumeration of the program, with their values; undefined for other classes. */
export function enumMembers(kind: Expression): readonly Member[] | undefined {
  const { bindings, node } = kind;
  const bases = argumentsOf(bindings.source, node).positional.map(
    (it) => bindings.qualifiedName(it) ?? "",
  );
  if (!bases.some((it) => /(?:^|\.)(?:Str|Int|Explicit)?Enum$/.test(it))) return undefined;
  const body = childNamed(node, "Body");
  return (body ? childrenOf(body) : []).flatMap((it): Member[] => {
    const name = it.name === "AssignStatement" ? it.firstChild : undefined;
    const value = childNamed(it, "AssignOp")?.nextSibling;
    if (name?.name !== "VariableName" || !value) return [];
    const written = sourceOf(bindings.source, name);
    return [
      {
        name: written,
        value: constantOf({ bindings, node: value }) ?? stringValue(written.toLowerCase()),
      },
    ];
  });
}

/** The enumeration that an expression iterates over: `Color`, `list(Color)`. */
export function enumGoneThrough(from: Expression): Expression | undefined {
  const { bindings, node } = resolvedValue(from);
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  const isCopy = callee && /^(?:list|tuple|set|sorted)$/.test(sourceOf(bindings.source, callee));
  const inner = isCopy ? argumentsOf(bindings.source, node).positional[0] : node;
  const kind = inner && classNamed(bindings, inner);
  return kind && enumMembers(kind) ? kind : undefined;
}

/** The values that a list of choices names; undefined where one of them is not known. */
export function choicesIn(listed: Expression): readonly Value[] | undefined {
  const value = constantOf(listed);
  if (value?.kind === "list") return value.items;
  const found = partsOfMembers(listed) ?? rangeIn(listed) ?? elementsIn(listed);
  return found && found.length > 0 ? found : undefined;
}

function elementsIn(listed: Expression): readonly Value[] | undefined {
  const rows = elementsOf(listed, 0);
  const values = rows?.map((it) => ("node" in it ? constantOf(it) : undefined));
  const known = values?.filter((it) => it !== undefined);
  return known?.length === values?.length ? known : undefined;
}

/** `[it.value for it in Color]` and `[it.name for it in Color]` */
function partsOfMembers(listed: Expression): readonly Value[] | undefined {
  const { bindings, node } = resolvedValue(listed);
  if (!/^(?:Array|Set)?ComprehensionExpression$/.test(node.name)) return undefined;
  const [, element, word, target, , iterable, ...rest] = childrenOf(node);
  if (!element || word?.name !== "for" || !target || !iterable || rest.length > 1) return undefined;
  const kind = enumGoneThrough({ bindings, node: iterable });
  const name = sourceOf(bindings.source, target);
  const written = sourceOf(bindings.source, element);
  const members = kind && enumMembers(kind);
  if (written === `${name}.value`) return members?.map((it) => it.value);
  return written === `${name}.name` ? members?.map((it) => stringValue(it.name)) : undefined;
}

/** Longer ranges are not choices that a person reads. */
const longestRange = 100;

/** `range(1, 4)` */
function rangeIn(listed: Expression): readonly Value[] | undefined {
  const { bindings, node } = resolvedValue(listed);
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  const name = callee ? sourceOf(bindings.source, callee) : "";
  const { positional } = argumentsOf(bindings.source, node);
  const [first] = positional;
  if (/^(?:list|tuple|set|sorted)$/.test(name) && first) return rangeIn({ bindings, node: first });
  if (name !== "range" || !first || positional.length > 2) return undefined;
  const ends = positional.map((it) => constantOf({ bindings, node: it }));
  const numbers = ends.flatMap((it) => (it?.kind === "integer" ? [Number(it.digits)] : []));
  if (numbers.length < positional.length) return undefined;
  const [start = 0, end = 0] = numbers.length > 1 ? numbers : [0, ...numbers];
  if (end - start > longestRange) return undefined;
  return Array.from({ length: Math.max(0, end - start) }, (_, index) =>
    integerValue(start + index),
  );
}
