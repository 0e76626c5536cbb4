import { code, codeBlock, paragraphs } from "#core/base/markdown.ts";
import type { Value } from "#core/base/value.ts";
import type { Step } from "#core/model/config.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { type PlaceholderPlace, placeholderAt } from "#core/names/placeholder-at.ts";
import { occurrenceAt } from "#core/names/symbol-at.ts";
import { valueByDefault } from "#core/simulation/base-values.ts";
import { renderCommand } from "#core/simulation/command/render-command.ts";
import { describePart } from "./describe-part.ts";
import type { Hoverer } from "./hoverer.ts";

/** Shows the text that a placeholder stands for while every parameter has its default. */
export const placeholderHoverer: Hoverer = {
  name: "placeholder",
  describe(document, offset) {
    const found = placeholderAt(document, offset);
    if (!found || found.placeholder.kind === "source-path") return undefined;
    const { placeholder, range, step, owner } = found;
    const name = placeholder.name?.value;
    if (name === undefined) return { range, markdown: describeAll(step) };
    // A parameter of a node has a value of its own there.
    if (occurrenceAt(document, offset)?.node !== undefined) return undefined;
    const part = { kind: "parameter", step: step.name?.value ?? "", name } as const;
    const markdown = paragraphs(describeOne(found, name), describePart(document, owner, part));
    return { range, markdown };
  },
};

function describeAll(step: Step): string {
  const owner = step.name ? `step ${code(step.name.value)}` : "the step";
  const named = step.parameters.flatMap((it) => it.name?.value ?? []);
  const lines = named.map((name) => ({ name, text: rendered(step, `{parameter:${name}}`) }));
  const shown = lines.filter((it) => it.text !== "").map((it) => it.text);
  const left = lines.filter((it) => it.text === "").map((it) => code(it.name));
  if (named.length === 0) return `Expands to nothing: ${owner} declares no parameters.`;
  return paragraphs(
    `All parameters of ${owner}, in order.${shown.length > 0 ? " By default:" : ""}`,
    shown.length > 0 ? codeBlock("sh", shown.join("\n")) : undefined,
    left.length > 0
      ? `Left out because they have no value by default: ${left.join(", ")}`
      : undefined,
  );
}

function describeOne({ placeholder, where, step }: PlaceholderPlace, name: string) {
  const parameter = step.parameters.findLast((it) => it.name?.value === name);
  if (!parameter) return undefined;
  const isBare = where === "address" || placeholder.kind === "parameter-value";
  const value = valueByDefault(parameter);
  if (isBare && !value) return "Stays unchanged while the parameter has no value.";
  const bare = where === "address" && value ? pythonStr(value) : undefined;
  const text = bare ?? rendered(step, `{${placeholder.kind}:${name}}`);
  return text === "" ? "Expands to nothing by default." : `By default:\n${codeBlock("sh", text)}`;
}

/** What a command that consists of a placeholder becomes while every parameter has its default. */
function rendered({ parameters }: Step, placeholder: string): string {
  const values = new Map<string, Value>();
  for (const it of parameters) {
    const value = valueByDefault(it);
    if (it.name && value) values.set(it.name.value, value);
  }
  const input = { commands: [placeholder], parameters, values, sourcePath: undefined };
  return renderCommand(input).lines[0] ?? "";
}
