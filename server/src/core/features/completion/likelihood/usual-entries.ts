import type { ExampleMapping } from "./entry.ts";

/** What most files write below a route; an entry of the file itself counts more. */
export function usualEntries(route: string): readonly ExampleMapping[] {
  return Object.hasOwn(usual, route) ? (usual[route] ?? []) : [];
}

const usual: { readonly [route: string]: readonly ExampleMapping[] } = {
  step: [
    entry("name image command inputs parameters"),
    entry("name image environment command parameters inputs"),
    entry("name image command parameters inputs environment"),
  ],
  "step.parameters[]": [
    entry("name type=string default"),
    entry("name type=string default optional"),
    entry("name type=string optional"),
    entry("name type=float default min max"),
    entry("name type=integer default min max"),
    entry("name default type=integer"),
    entry("name type=integer description default"),
    entry("name default pass-as type=float"),
    entry("name type=string multiple=repeat optional default"),
    entry("name type=string default multiple=separate multiple-separator"),
    entry("name type=integer multiple=repeat default"),
    entry("name type=flag pass-true-as pass-false-as default"),
  ],
  "step.inputs[]": [
    entry("name default"),
    entry("name default optional"),
    entry("name optional"),
    entry("name default description"),
    entry("name default keep-directories=suffix"),
    entry("name default filename"),
  ],
  endpoint: [
    entry("name description image wsgi files"),
    entry("name description image port server-command files"),
    entry("name image port server-command"),
  ],
  "endpoint.files[]": [entry("name description path")],
  "pipeline.nodes[]": [
    entry("name type=execution step"),
    entry("name type=execution step override"),
    entry("name type=execution step actions"),
    entry("name type=deployment deployment endpoints"),
  ],
  "pipeline.nodes[].actions[]": [
    entry("when=node-complete if then=stop-pipeline"),
    entry("when=node-starting then=require-approval"),
  ],
  "pipeline.parameters[]": [entry("name targets default"), entry("name default targets")],
  task: [
    entry("name step type=grid_search parameters"),
    entry("name step type=grid_search parameters"),
    entry("name step type=random_search execution-count parameters"),
    entry(
      "name step type=bayesian_tpe execution-count execution-batch-size optimization-target-metric optimization-target-value parameters",
    ),
    entry("name step type=manual_search parameter-sets"),
    entry("name step type=distributed execution-count"),
  ],
  "task.parameters[]": [entry("name style=multiple rules")],
};

/** Keys in their order, some with the value that they have then. */
function entry(written: string): ExampleMapping {
  const pairs = written.split(" ").map((it) => it.split("="));
  const texts = pairs.flatMap(([key = "", text]) =>
    text === undefined ? [] : [[key, text] as const],
  );
  return { keys: pairs.map(([key = ""]) => key), texts: new Map(texts), weight: 0.3 };
}
