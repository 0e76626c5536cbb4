import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";

const steps = `
- step: {name: gen, image: i, command: g}
- step:
    name: fit
    image: i
    command: fit {parameters}
    parameters:
      - {name: a, type: integer, default: 1}
      - {name: b, type: float, default: 0.5}
    inputs: [{name: data}]
- task:
    name: sweep
    step: fit
    maximum-queued-executions: 2
    parameters:
      - {name: b, style: multiple, rules: {items: [0.1, 0.2, 0.3]}}
`;

const whole = `
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

function conditional(action: string, node = "type: execution, step: gen"): string {
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

const stop = "{when: node-complete, if: metadata.acc < 0.9, then: stop-pipeline}";

test("answers every half-typed pipeline", () => {
  const text = `${steps}\n- pipeline:\n    name: p\n${whole}${conditional(stop)}`;
  const start = text.indexOf("- pipeline");
  for (let end = start; end <= text.length; end += 5) {
    const source = pipelineSource(createDocument(text.slice(0, end)), "p");
    if (source) planPipeline({ source, metadata: {}, pipelineParameters: {} });
  }
});
