import {
  namedParameters,
  overrideCommands,
  stepIn,
  type Template,
  unknownNames,
} from "#core/document/command-templates.ts";
import { hasUnreadList } from "#core/document/unread-lists.ts";
import type { ItemRule, MissingName, Report } from "../rule.ts";

/** A placeholder in a command names a parameter that the step does not declare. */
export const commandUnknownParameter: ItemRule<Unnamed> = {
  code: "command-unknown-parameter",
  severity: "error",
  summary:
    "A `{parameter:NAME}` or `{parameter-value:NAME}` names a parameter that the step does not declare, so it stays in the command unchanged.",
  scope: "item",
  find(item, report) {
    const step = stepIn(item);
    if (!step || hasUnreadList(item.entry?.value, ["parameters"])) return;
    const parameters = namedParameters(step);
    for (const text of step.commands) {
      checkTemplate(item.text, { text, parameters, step: step.name?.value }, report);
    }
  },
  findInPipeline({ item, view }, report) {
    for (const template of overrideCommands(view)) checkTemplate(item.text, template, report);
  },
  message: ({ owner, name, hint }) => `${owner} has no parameter "${name}"${hint}`,
};

function checkTemplate(source: string, template: Template, report: Report<Unnamed>): void {
  const owner = template.step === undefined ? "This step" : `Step "${template.step}"`;
  for (const { name, range, suggestion } of unknownNames(source, template)) {
    const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
    report(range, { owner, name, hint }, suggestion === undefined ? {} : { suggestion });
  }
}

/** A parameter that the step of a command, its owner, does not declare. */
interface Unnamed extends MissingName {
  readonly owner: string;
}
