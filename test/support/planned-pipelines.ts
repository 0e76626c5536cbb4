import { fitSteps } from "./yaml.ts";

/** The steps and the task that the pipelines below run. */
export const plannedSteps = `${fitSteps({ inputs: "{name: data}" })}- task:
    name: sweep
    step: fit
    maximum-queued-executions: 2
    parameters:
      - {name: b, style: multiple, rules: {items: [0.1, 0.2, 0.3]}}
`;

/** A pipeline with edges of each kind, in which everything runs. */
export const wholePipeline = `
    nodes:
      - {name: train, type: task, task: sweep}
      - {name: gen, type: execution, step: gen}
      - {name: alone, type: execution, step: gen}
      - {name: again, type: task, step: fit}
      - {name: serve, type: deployment, deployment: d, endpoints: []}
    edges:
      - [gen.metadata.ids, train.parameter.a]
      - [gen.metadata.ids, again.parameter.a]
      - [train.output.*, again.input.data]
      - [again.output.model, serve.file.e.m]
      - [alone.dependency.*, again.dependency.*]
`;

/** A pipeline whose node "check" has an action, and nodes that depend on it and others that do not. */
export function conditionalPipeline(action: string, node = "type: execution, step: gen"): string {
  return `
    nodes:
      - name: check
        ${node.replaceAll(", ", "\n        ")}
        actions: [${action}]
      - {name: next, type: execution, step: gen}
      - {name: beside, type: execution, step: gen}
      - {name: later, type: execution, step: gen}
    edges:
      - [check.output.*, next.input.x]
      - [beside.output.*, later.input.x]
`;
}

/** An action that stops the pipeline where a condition holds. */
export const stopAction = "{when: node-complete, if: metadata.acc < 0.9, then: stop-pipeline}";
