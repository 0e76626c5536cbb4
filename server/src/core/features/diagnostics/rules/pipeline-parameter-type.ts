import { editAt } from "#core/edits/edit-source.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { removePair } from "#core/edits/remove.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { PipelineRule } from "../rule.ts";

/** Keys of a step's parameter that a pipeline parameter does not have. */
const foreign: { readonly [key: string]: string } = {
  type: 'A pipeline parameter has no "type"; the parameters that it fills have their own',
  value: 'A pipeline parameter has no "value"; write "default"',
};

/** A pipeline parameter has a type or value, as if it were a parameter of a step. */
export const pipelineParameterType: PipelineRule<Foreign> = {
  code: "pipeline-parameter-type",
  severity: "error",
  summary:
    "A pipeline parameter has a name, a default and targets. Its type comes from the parameters that it fills.",
  scope: "pipeline",
  find({ view }, report) {
    for (const parameter of view.parameterSyntax) {
      for (const [name, { key }] of entriesOf(parameter)) {
        const why = Object.hasOwn(foreign, name) ? foreign[name] : undefined;
        if (why !== undefined) report(key.range, { parameter, name, why });
      }
    }
  },
  message: ({ why }) => why,
  fix({ parameter, name }, problem, document) {
    const source = pipelineAt(document, problem)?.source;
    const key = parameter.kind === "mapping" ? ownPair(parameter, name)?.key.range : undefined;
    if (!source || parameter.kind !== "mapping" || !key) return [];
    if (name === "value" && !ownPair(parameter, "default")) {
      const edits = [editAt(source, key.start, key.end, "default")];
      return [{ kind: "choose", title: 'Rename to "default"', edits }];
    }
    const edits = removePair(source, parameter, name);
    return edits ? [{ kind: "remove", title: `Remove "${name}"`, edits }] : [];
  },
};

/** A key that a pipeline parameter does not have. */
interface Foreign {
  readonly parameter: SyntaxNode;
  readonly name: string;
  readonly why: string;
}
