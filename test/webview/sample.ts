/** A task node that gets a list from metadata. */
export const dynamicTask = `- step:
    name: preprocess
    image: python:3.12
    command: python ./preprocess.py

- step:
    name: train
    image: python:3.12
    command:
      - pip install valohai-utils
      - python ./train.py {parameters}
    parameters:
      - name: id
        type: string
      - name: epochs
        type: integer
        default: 5
    inputs:
      - name: data
        default: s3://bucket/{parameter:id}.csv

- pipeline:
    name: dynamic-task
    nodes:
      - name: preprocess
        type: execution
        step: preprocess
      - name: train
        type: task
        step: train
    edges:
      - [preprocess.metadata.storeids, train.parameter.id]
`;

/** What the script of the sample prints. */
export const storeIds = '{"storeids": [122, 154, 209, 916, 345]}';

/** A grid of a million variants. */
export const millionGrid = `- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - name: alpha
        type: integer
      - name: beta
        type: integer
      - name: gamma
        type: integer
        max: 98

- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
${["alpha", "beta", "gamma"].map(linear).join("\n")}

- pipeline:
    name: large
    nodes:
      - name: sweep
        type: task
        task: sweep
`;

function linear(name: string): string {
  return `      - name: ${name}
        style: linear
        rules: { start: 0, end: 99, step: 1 }`;
}
