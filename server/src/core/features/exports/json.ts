import { printedJson } from "#core/base/terminal-text.ts";
import { strictJsonText } from "#core/model/json-text.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";

/** A variant as a JSON object, with its numbers as exact as in their source, and with further properties as JSON. */
export function variantJson(
  { parameters, inputs, command, problems }: Variant,
  further: readonly (readonly [name: string, json: string])[] = [],
): string {
  const values = parameters.map(
    ([name, value]) => `${JSON.stringify(name)}: ${strictJsonText(value)}`,
  );
  const files = inputs.map(([name, uris]) => `${JSON.stringify(name)}: ${JSON.stringify(uris)}`);
  const others = further.map(([name, json]) => `, ${JSON.stringify(name)}: ${json}`).join("");
  return printedJson(
    `{"parameters": {${values.join(", ")}}, "inputs": {${files.join(", ")}}, "command": ${JSON.stringify(command)}, "problems": ${JSON.stringify(problems)}${others}}`,
  );
}

/** One array with an object per variant. */
export function* exportJson(_: FanOut, variants: Iterable<Variant>): Generator<string, undefined> {
  let lead = "[\n  ";
  for (const variant of variants) {
    yield lead + variantJson(variant);
    lead = ",\n  ";
  }
  yield lead.startsWith("[") ? "[]\n" : "\n]\n";
  return undefined;
}

/** One object per line. */
export function* exportJsonLines(
  _: FanOut,
  variants: Iterable<Variant>,
): Generator<string, undefined> {
  for (const variant of variants) yield `${variantJson(variant)}\n`;
  return undefined;
}
