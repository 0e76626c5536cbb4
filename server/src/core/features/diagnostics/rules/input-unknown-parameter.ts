import type { Located } from "#core/base/range.ts";
import {
  namedParameters,
  stepIn,
  type Template,
  unknownNames,
} from "#core/document/command-templates.ts";
import { knownStep } from "#core/document/pipeline-view.ts";
import { hasUnreadList } from "#core/document/unread-lists.ts";
import { fieldsOf } from "#core/model/read.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { ItemRule, Report } from "../rule.ts";
import { nearPlaceholders } from "../support/near-placeholder.ts";

/** A placeholder in the address of an input names a parameter that the step does not declare. */
export const inputUnknownParameter: ItemRule<string> = {
  code: "input-unknown-parameter",
  severity: "error",
  summary:
    "A `{parameter:NAME}` in an input's address names a parameter that the step does not declare, or is misspelt and stays unchanged, so the file does not exist.",
  scope: "item",
  find(item, report) {
    const step = stepIn(item);
    if (!step || hasUnreadList(item.entry?.value, ["parameters"])) return;
    const parameters = namedParameters(step);
    for (const text of step.inputs.flatMap((it) => it.defaults)) {
      checkAddress(item.text, { text, parameters, step: step.name?.value }, report);
    }
  },
  findInPipeline({ item, view }, report) {
    for (const it of view.nodes) {
      const step = knownStep(it);
      if (!step) continue;
      for (const text of overrideAddresses(it.syntax)) {
        checkAddress(item.text, { text, parameters: step.parameters, step: step.name }, report);
      }
    }
  },
  message: (message) => message,
};

function overrideAddresses(node: SyntaxNode): readonly Located<string>[] {
  const inputs = fieldsOf(node).mapping("override")?.list("inputs") ?? [];
  return inputs.flatMap((it) => fieldsOf(it).texts("default"));
}

function checkAddress(source: string, template: Template, report: Report<string>): void {
  checkSpelling(source, template, report);
  const owner = template.step === undefined ? "this step" : `step "${template.step}"`;
  for (const { name, range, suggestion } of unknownNames(source, template)) {
    const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
    report(
      range,
      `The address of the input needs a parameter "${name}", which ${owner} does not have${hint}`,
      suggestion === undefined ? {} : { suggestion },
    );
  }
}

/** Valohai replaces only `{parameter:NAME}` in addresses; the platform leaves everything else in braces as it is. */
function checkSpelling(
  source: string,
  { text, parameters }: Template,
  report: Report<string>,
): void {
  const { start, end } = text.range;
  const names = { parameters: parameters.map((it) => it.name), inputs: [] };
  for (const near of nearPlaceholders(source.slice(start, end), names)) {
    const suggestion = near.suggestion?.replace("{parameter-value:", "{parameter:");
    if (!suggestion?.startsWith("{parameter:") || !isPlaceholderLike.test(near.written)) continue;
    const range = { start: start + near.index, end: start + near.index + near.written.length };
    report(range, `"${near.written}" is not replaced; write ${suggestion}`, { suggestion });
  }
}

/** A bare name in braces may be a part of the address. */
const isPlaceholderLike = /^\$?\{+\s*(?:param|value).*\}$/i;
