import type { Value } from "../../base/value.ts";
import { pythonStr } from "../../model/python-text.ts";
import { shellQuote } from "../../model/shell-quote.ts";
import type { FanOut, Variant } from "../../simulation/variant.ts";

/** One `vh exec run` per variant; what it cannot say stands in a comment above them. */
export function* exportVh(
  { template }: FanOut,
  variants: Iterable<Variant>,
): Generator<string, undefined> {
  if (!template) {
    yield "# The step belongs to another commit, so its commands cannot be written\n";
    return undefined;
  }
  const fed = template.inputs.filter((it) => it.edges.length > 0).map((it) => it.name);
  if (fed.length > 0) yield `# Inputs that edges fill are left out: ${fed.join(", ")}\n`;
  for (const variant of variants) {
    const words = ["vh", "exec", "run", template.step, ...optionsOf(variant)];
    yield `${words.map(shellQuote).join(" ")}\n`;
  }
  return undefined;
}

function optionsOf({ parameters, inputs }: Variant): readonly string[] {
  const values = parameters.flatMap(([name, value]) =>
    itemsOf(value).map((it) => `--${optionName(name)}=${optionText(it)}`),
  );
  const files = inputs.flatMap(([name, uris]) =>
    uris.filter((it) => !/^<.*>$/.test(it)).map((it) => `--${optionName(name)}=${it}`),
  );
  return [...values, ...files];
}

/** A parameter with several values repeats its option; one without a value has none. */
function itemsOf(value: Value): readonly Value[] {
  if (value.kind === "null") return [];
  return value.kind === "list" ? value.items : [value];
}

function optionText(value: Value): string {
  return value.kind === "boolean" ? String(value.value) : pythonStr(value);
}

/** The name of an option as `vh` makes it (valohai-cli `sanitize_option_name`). */
function optionName(name: string): string {
  const ascii = name.normalize("NFKD").replace(/[^\0-\x7f]/g, "");
  return ascii.replace(/[^-a-z0-9]+/gi, "-").replace(/^-+|-+$/g, "");
}
