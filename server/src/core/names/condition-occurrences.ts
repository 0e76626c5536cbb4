import type { Located, SourceRange } from "#core/base/range.ts";
import { type Condition, conditionsIn, namesIn } from "#core/document/conditions.ts";
import type { Name } from "#core/expression/expression-tree.ts";
import type { PipelineNode } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { scalarOffsets } from "#core/syntax/scalar-offsets.ts";
import { type Carrier, type Occurrence, partOf, reference } from "./occurrence.ts";

/** The metadata keys and parameters that the conditions of an item read; `stepOf` says whose they are. */
export function conditionOccurrences(
  item: Item,
  stepOf: (node: PipelineNode | undefined) => string | undefined,
): readonly Occurrence[] {
  return conditionsIn(item).flatMap((condition) => {
    const step = stepOf(condition.node);
    if (step === undefined) return [];
    const rangeOf = placesIn(item, condition);
    return namesIn(condition.expression.root).flatMap((it) => {
      const read = readName(it, condition.kind);
      if (!read) return [];
      const place = { value: read.name.value, range: rangeOf(read.name.range) };
      return reference(place, partOf(step, read.kind), read.carrier);
    });
  });
}

/** Where the parts of a condition are: for an alias, in the text that it repeats. */
function placesIn({ text: source }: Item, { text, rangeOf }: Condition) {
  if (!text.written) return rangeOf;
  const offsets = scalarOffsets(source, text.written, text.value);
  return ({ start, end }: SourceRange) => offsets.rangeOf(start, end);
}

interface ReadName {
  readonly kind: "metadata" | "parameter";
  readonly name: Located<string>;
  readonly carrier: Carrier;
}

/** `metadata.KEY` and `parameter.NAME`; a stop condition also reads metadata by its bare key. */
function readName({ parts }: Name, condition: Condition["kind"]): ReadName | undefined {
  const [first, second] = parts;
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  if (second && (first.text === "metadata" || first.text === "parameter")) {
    const value = parts.slice(1).map((it) => it.text);
    const range = { start: second.range.start, end: last.range.end };
    return { kind: first.text, name: { value: value.join("."), range }, carrier: "condition" };
  }
  if (condition !== "stop-condition" || second || constants.test(first.text)) return undefined;
  const name = { value: first.text, range: first.range };
  return { kind: "metadata", name, carrier: "bare-condition" };
}

const constants = /^(?:true|false|none|null|metadata|parameter|execution)$/i;
