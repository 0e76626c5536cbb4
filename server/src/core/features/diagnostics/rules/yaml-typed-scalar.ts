import { misreadingFor } from "#core/document/misread-scalar.ts";
import { atomsOf, stepParameters } from "#core/document/step-parameters.ts";
import { plainScalarAt, quoteFixAt } from "#core/edits/fix-place.ts";
import type { Item } from "#core/model/piece.ts";
import { fieldsOf } from "#core/model/read.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { ItemRule, Report } from "../rule.ts";

/** YAML 1.1 reads an unquoted value differently from what its author probably means. */
export const yamlTypedScalar: ItemRule<MisreadText> = {
  code: "yaml-typed-scalar",
  severity: "warning",
  summary:
    "Valohai reads YAML 1.1, in which unquoted `yes`, `on`, `010`, `1:30` and `2020-09-02` are a Boolean, numbers and a date. In quotes they stay text.",
  scope: "item",
  find(item, report) {
    for (const { parameter, fields } of stepParameters(item)) {
      for (const { node } of [...atomsOf(fields, "default"), ...atomsOf(fields, "choices")]) {
        reportMisread(node, misreadingFor(parameter, node), report);
      }
    }
  },
  findInTask({ item, task, lookup }, report) {
    const step = task.step && lookup.step(task.step.value);
    for (const { name, node } of taskValues(item)) {
      const parameter = step?.parameters.findLast((it) => it.name === name);
      if (parameter) reportMisread(node, misreadingFor(parameter, node), report);
    }
  },
  message: ({ text, reading }) => `"${text}" is read as ${reading}; put it in quotes if it is text`,
  fix(_found, problem, document) {
    if (!plainScalarAt(document, problem)) return [];
    return [quoteFixAt(document, problem.range)];
  },
};

/** A value, and how YAML 1.1 reads it. */
interface MisreadText {
  readonly text: string;
  readonly reading: string;
}

function reportMisread(
  node: SyntaxNode,
  reading: string | undefined,
  report: Report<MisreadText>,
): void {
  const target = dereference(node);
  if (reading === undefined || target.kind !== "scalar") return;
  report(node.range, { text: target.text, reading });
}

interface NamedNode {
  readonly name: string | undefined;
  readonly node: SyntaxNode;
}

/** The items and sets that a task blueprint gives its parameters; dates among the items break the schema anyway. */
function taskValues({ config, entry }: Item): readonly NamedNode[] {
  if (config?.kind !== "task" || !entry) return [];
  const fields = fieldsOf(entry.value);
  const items = fields.list("parameters").flatMap((it) => {
    const parameter = fieldsOf(it);
    const name = parameter.text("name")?.value;
    const rules = parameter.mapping("rules");
    const atoms = rules ? atomsOf(rules, "items").filter((atom) => atom.value.kind !== "date") : [];
    return atoms.map(({ node }) => ({ name, node }));
  });
  const sets = fields
    .list("parameter-sets")
    .flatMap((it) => [...entriesOf(it)].map(([name, { value }]) => ({ name, node: value })));
  return [...items, ...sets];
}
