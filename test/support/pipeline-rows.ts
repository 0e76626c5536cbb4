/** Items of every kind, and the beginning of a pipeline that runs them: what nodes can be written behind. */
export const beforeNodes = `- step:
    name: train
    image: busybox
    command: train {parameters}
    inputs: [{ name: data, optional: true }]
    parameters: [{ name: a, type: integer, default: 1 }, { name: b, default: x }, { name: l, type: integer, multiple: repeat, default: [1] }]
    outputs: [{ name: model.pkl }]
- step: { name: other, image: busybox, command: other }
- task: { name: sweep, step: train, parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }] }
- endpoint: { name: api, image: busybox, wsgi: "app:main" }
- deployment: { name: prod, defaults: { target: cluster } }
- pipeline:
    name: p
    nodes:
`;

/** A pipeline with a node that is written as the text says, behind nodes of other kinds. */
export function withNode(written: string): string {
  return `${beforeNodes}      - { name: serve, type: deployment, deployment: prod, endpoints: [api] }
      - { name: last, type: execution, step: other }
      - ${written}
    edges: []
`;
}
