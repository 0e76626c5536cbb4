import type { Expression } from "../bindings.ts";
import { classNamed } from "../classes.ts";
import { argumentNamed, argumentsOf } from "../syntax.ts";
import { classOptions } from "./field-options.ts";
import { type FieldStyle, hfStyle, tapStyle } from "./field-styles.ts";
import type { Parser } from "./parser.ts";
import { elementsOf } from "./written.ts";

/** Adds to a parser that is made for classes what it takes for their fields. */
export function addFieldOptions(parser: Parser): void {
  const { site, maker } = parser;
  if (!site) return;
  if (/(?:^|\.)Tap$/.test(maker) && site.node.name === "ClassDefinition") {
    addClassOptions(parser, site, tapStyle);
  } else if (/(?:Hf|H4)ArgumentParser$|TrlParser$/.test(maker)) {
    for (const kind of classesGiven(site)) {
      if (kind) addClassOptions(parser, kind, hfStyle);
      else parser.isOpen = true;
    }
  }
}

/** The classes that `HfArgumentParser` gets; undefined for those that are not in the program. */
function classesGiven({ bindings, node }: Expression): readonly (Expression | undefined)[] {
  const given = argumentsOf(bindings.source, node);
  const listed = given.positional[0] ?? argumentNamed(given, "dataclass_types");
  if (!listed) return [];
  const rows = elementsOf({ bindings, node: listed }, 0) ?? [{ bindings, node: listed }];
  return rows.map((it) => ("node" in it ? classNamed(it.bindings, it.node) : undefined));
}

/** Adds to a parser what it takes for the fields of a class. */
export function addClassOptions(
  parser: Parser,
  kind: Expression,
  style: FieldStyle,
  prefix = "",
): void {
  const { options, isOpen } = classOptions(kind, style, undefined, prefix);
  const before = new Set(parser.options.map((it) => it.name));
  // Where names of classes collide, simple_parsing changes both in its own way.
  const isUnclear = style !== tapStyle && options.some((it) => before.has(it.name));
  const added = isUnclear ? [] : options.filter((it) => !before.has(it.name));
  for (const it of added) parser.options.push(it);
  if (isOpen || isUnclear) parser.isOpen = true;
}
