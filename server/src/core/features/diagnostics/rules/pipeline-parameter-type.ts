import { editAt } from "#core/edits/edit-source.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { removePair } from "#core/edits/remove.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import type { PipelineRule } from "../rule.ts";

/** Keys of a step's parameter that a pipeline parameter does not have. */
const foreign: { readonly [key: string]: string } = {
  type: 'A pipeline parameter has no "type"; the parameters that it fills have their own',
  value: 'A pipeline parameter has no "value"; write "default"',
};

/** A pipeline parameter has a type or value, as if it were a parameter of a step. */
export const pipelineParameterType: PipelineRule<string> = {
  code: "pipeline-parameter-type",
  severity: "error",
  summary:
    "A pipeline parameter has a name, a default and targets. Its type comes from the parameters that it fills.",
  scope: "pipeline",
  find({ view }, report) {
    for (const [index, syntax] of view.parameterSyntax.entries()) {
      for (const [name, { key }] of entriesOf(syntax)) {
        const message = Object.hasOwn(foreign, name) ? foreign[name] : undefined;
        if (message === undefined) continue;
        report(key.range, message, { data: { parameter: String(index), key: name } });
      }
    }
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const found = pipelineAt(document, problem);
    const syntax = found?.view.parameterSyntax[Number(problem.data?.["parameter"] ?? -1)];
    const name = problem.data?.["key"] ?? "";
    const key = syntax?.kind === "mapping" ? ownPair(syntax, name)?.key.range : undefined;
    if (!found || syntax?.kind !== "mapping" || !key) return [];
    if (name === "value" && !ownPair(syntax, "default")) {
      const edits = [editAt(found.source, key.start, key.end, "default")];
      return [{ kind: "choose", title: 'Rename to "default"', edits }];
    }
    const edits = removePair(found.source, syntax, name);
    return edits ? [{ kind: "remove", title: `Remove "${name}"`, edits }] : [];
  },
};
