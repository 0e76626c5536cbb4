import { bullets, code, paragraphs, plain } from "#core/base/markdown.ts";
import { isPattern, matchesSource } from "#core/document/declared-keys.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Step } from "#core/model/config.ts";
import { fieldsOf } from "#core/model/read.ts";
import { namesOf } from "#core/model/signature.ts";
import type { StepPart } from "#core/names/symbol.ts";
import { describeInput, describeParameter, shortText } from "./describe-step.ts";

/** Describes what a step declares or prints; `item` is where it is named, `node` the node that it is named for. */
export function describePart(
  document: Document,
  item: PlacedItem,
  part: StepPart,
  node?: string,
): string | undefined {
  const found = itemNamed(document, "step", part.step) ?? item;
  const step = found.item.config;
  if (step?.kind !== "step") return undefined;
  const owner = part.step === "" ? "" : ` of step ${code(part.step)}`;
  const place = node === undefined ? "" : ` at node ${code(node)}`;
  return paragraphs(
    `**${part.kind.replace("-", " ")}** ${code(part.name)}${owner}${place}`,
    descriptionOf(found, part),
    detailsOf(step, part),
  );
}

function detailsOf(step: Step, part: StepPart): string | undefined {
  switch (part.kind) {
    case "parameter": {
      const parameter = step.parameters.findLast((it) => it.name?.value === part.name);
      return parameter ? bullets(describeParameter(parameter)) : undeclared(part);
    }
    case "input":
      return inputDetails(step, part);
    case "metadata":
      return "The last value that the step prints for this key, in a line that is a JSON object.";
    case "output":
      return patternDetails(part, namesOf(step.outputs));
    case "environment-variable": {
      const variable = step.environmentVariables.findLast((it) => it.name?.value === part.name);
      const value = variable?.default?.value;
      return value ? bullets([`default ${code(shortText(value))}`]) : undefined;
    }
  }
}

function inputDetails(step: Step, part: StepPart): string | undefined {
  const input = step.inputs.findLast((it) => it.name?.value === part.name);
  if (input) return bullets(describeInput(input));
  return isPattern(part.name, "input")
    ? patternDetails(part, namesOf(step.inputs))
    : undeclared(part);
}

/** Which declared names a key of a source covers. */
function patternDetails({ kind, name }: StepPart, declared: readonly string[]): string | undefined {
  if (kind !== "output" && kind !== "input") return undefined;
  const matched = declared.filter((it) => matchesSource(name, kind, [it]));
  if (matched.length > 0) {
    const others = matched.length === 1 && matched[0] === name;
    return others ? undefined : `Matches the declared ${kind}s ${matched.map(code).join(", ")}`;
  }
  if (declared.length > 0) return `Matches none of the ${kind}s ${declared.map(code).join(", ")}`;
  return kind === "output"
    ? "The step declares no outputs; the pattern is matched with the files that it writes."
    : undefined;
}

function undeclared({ kind }: StepPart): string {
  return `The step declares no ${kind} of this name.`;
}

const listKeys = {
  parameter: "parameters",
  input: "inputs",
  output: "outputs",
  "environment-variable": "environment-variables",
} as const;

function descriptionOf({ item }: PlacedItem, part: StepPart): string | undefined {
  if (part.kind === "metadata" || !item.entry) return undefined;
  const entries = fieldsOf(item.entry.value).list(listKeys[part.kind]).map(fieldsOf);
  const own = entries.find((it) => it.text("name")?.value === part.name);
  const description = own?.text("description");
  return description && plain(description.value);
}
