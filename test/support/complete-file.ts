/** A file with items of every kind, in which nothing is wrong. */
export const complete = `
- step:
    name: train
    image: python:3.12
    command:
      - python train.py {parameters}
    parameters:
      - { name: rate, type: float, default: 0.1, min: 0, choices: [0.1, yes, null], widget: { type: SQL, other: 1 } }
      - { name: query, widget: SQL }
      - { name: other, widget: something-else, default: null }
    inputs:
      - { name: data, default: "s3://x", keep-directories: yes, download: on-demand }
      - { name: more, default: [a, b], keep-directories: suffix }
    mounts: ["/a:/b", { source: a, destination: /b, options: { any: thing } }]
    resources: { cpu: { min: 0.5 }, devices: { nvidia.com/gpu: 1 } }
    environment-variables: [{ name: A, default: "1" }]
    time-limit: 1h 30m
    no-output-timeout: 300.0
- task:
    name: many
    step: train
    type: RANDOM-SEARCH
    on-child-error: stop_all-AND_error
    parameters:
      - { name: rate, style: multiple, rules: { items: [1, a, true] } }
- task: { name: sets, step: train, parameter-sets: [{ rate: 1 }, {}] }
- pipeline:
    name: p
    parameters:
      - { name: rate, targets: [a.parameter.rate], default: { any: thing } }
      - { name: nothing }
    nodes:
      - { name: a, type: execution, step: train, on-error: retry, override: { image: x } }
      - { name: b, type: task, task: many, actions: [{ when: [Node-Complete], if: [a], then: noop }] }
      - { name: c, type: deployment, deployment: d, endpoints: [predict], aliases: [x] }
    edges:
      - [a.output.x, b.input.y]
      - { source: a.output.x, target: b.input.y, configuration: {} }
- endpoint:
    name: predict
    image: python
    wsgi: a:b
    port: 65535
    node-selector: a=b
    tolerations: [{ operator: Exists }, {}, { key: a, operator: Equal }]
- deployment: { name: d, defaults: { target: t, allow-cors: true } }
- blueprint: { name: old, nodes: [], edges: [] }
- definitions: { anything: goes }
`;
