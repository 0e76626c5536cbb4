import { suggest, suggestWord } from "#core/base/suggest.ts";
import { type Condition, callsIn, conditionsIn, namesIn } from "#core/document/conditions.ts";
import { knownStep, type PipelineView } from "#core/document/pipeline-view.ts";
import type { Name } from "#core/expression/expression-tree.ts";
import type { ItemRule, Report } from "../rule.ts";

/** A condition reads a name or calls a function that does not exist. */
export const expressionUnknownName: ItemRule<string> = {
  code: "expression-unknown-name",
  severity: "warning",
  summary:
    "An action's condition can read `metadata.KEY` and `parameter.NAME` of its node and call `abs`, `min` and `max`. Its evaluation fails on any other name.",
  scope: "item",
  find(item, report) {
    for (const condition of conditionsIn(item)) checkCalls(condition, report);
  },
  findInPipeline({ item, view }, report) {
    for (const condition of conditionsIn(item)) {
      for (const name of namesIn(condition.expression.root)) {
        checkName(condition, name, view, report);
      }
    }
  },
  message: (message) => message,
};

const functions = ["abs", "min", "max"];

function checkCalls({ expression, rangeOf }: Condition, report: Report<string>): void {
  for (const { parts, range } of callsIn(expression.root)) {
    const name = parts[0]?.text ?? "";
    if (parts.length > 1 || functions.includes(name)) continue;
    const { extra } = suggestWord(name, functions);
    report(rangeOf(range), `There is no function "${name}"; only abs, min and max exist`, extra);
  }
}

function checkName(
  condition: Condition,
  name: Name,
  view: PipelineView,
  report: Report<string>,
): void {
  const [root, ...rest] = name.parts;
  if (!root) return;
  if (root.text === "parameter" && rest.length > 0) checkParameter(condition, name, view, report);
  else if (root.text !== "metadata" || rest.length === 0) checkRoot(condition, name, report);
}

function checkRoot({ rangeOf }: Condition, { parts, range }: Name, report: Report<string>): void {
  const [root, ...rest] = parts;
  if (!root) return;
  const path = parts.map((it) => it.text).join(".");
  if (rest.length === 0 && (root.text === "metadata" || root.text === "parameter")) {
    // A name that is missing after a dot is a fault of the expression itself.
    if (range.end > root.range.end) return;
    report(rangeOf(range), `"${path}" needs a name after it, such as ${path}.accuracy`);
    return;
  }
  const { extra } = suggestWord(root.text, ["metadata", "parameter"]);
  if (rest.length > 0 && extra.suggestion !== undefined) {
    const message = `"${root.text}" does not exist here; did you mean "${extra.suggestion}"?`;
    report(rangeOf(root.range), message, extra);
    return;
  }
  const suggestion = `metadata.${path}`;
  const message = `A condition reads metadata.KEY or parameter.NAME; write ${suggestion} for what the node printed`;
  report(rangeOf(range), message, { suggestion });
}

function checkParameter(
  { node, rangeOf }: Condition,
  { parts }: Name,
  view: PipelineView,
  report: Report<string>,
): void {
  const step = knownStep(view.nodes.find((it) => it.node === node));
  const [, first, ...rest] = parts;
  const last = rest.at(-1) ?? first;
  if (!step || !first || !last) return;
  const key = [first, ...rest].map((it) => it.text).join(".");
  const names = step.parameters.map((it) => it.name);
  // A subtraction without blanks has a rule of its own.
  if (names.includes(key) || /-\d+$/.test(key)) return;
  const { hint, extra } = suggest(key, names);
  const range = rangeOf({ start: first.range.start, end: last.range.end });
  report(range, `Step "${step.name}" has no parameter "${key}"${hint}`, {
    ...extra,
    step: step.name,
  });
}
