/** Sound files in the styles that people write, in which slips of layout are made. */
export const layoutFixtures: { readonly [style: string]: string } = {
  steps: `- step:
    name: prepare
    image: python:3.12
    command:
      - pip install -r requirements.txt
      - python prepare.py {parameters}
    inputs:
      - name: images
        default: s3://bucket/images.zip
        optional: true
      - name: labels
        default: s3://bucket/labels.csv
    parameters:
      - name: size
        type: integer
        default: 64
      - name: rate
        type: float
        default: 0.5
        optional: true
    environment-variables:
      - name: SEED
        default: "1"

- step:
    name: train
    image: python:3.12
    environment: aws-large
    command: python train.py
    inputs:
      - name: prepared
        default: s3://bucket/prepared.zip
`,
  pipelines: `- step:
    name: prepare
    image: python:3.12
    command: python prepare.py
    inputs:
      - name: raw
        default: s3://bucket/raw.zip
- step:
    name: train
    image: python:3.12
    command: python train.py
    inputs:
      - name: data
    parameters:
      - name: epochs
        type: integer
        default: 5
      - name: rate
        type: float
        default: 0.5
- pipeline:
    name: all
    parameters:
      - name: rate
        default: 0.1
        targets:
          - fit.parameters.rate
    nodes:
      - name: fetch
        type: execution
        step: prepare
        override:
          image: busybox
          inputs:
            - name: raw
              default: s3://bucket/other.zip
      - name: fit
        type: execution
        step: train
        on-error: stop-all
        actions:
          - when: node-complete
            if: metadata.loss > 3
            then: stop-pipeline
    edges:
      - [fetch.output.*, fit.input.data]
      - source: fetch.metadata.count
        target: fit.parameter.epochs
        configuration: {}
`,
  tasks: `- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - name: rate
        type: float
        default: 0.1
      - name: layers
        type: integer
        default: 3
- task:
    name: search
    type: grid_search
    step: train
    execution-count: 10
    parameters:
      - name: rate
        style: multiple
        rules:
          items:
            - 0.1
            - 0.01
      - name: layers
        style: linear
        rules:
          start: 1
          end: 9
          step: 2
`,
  endpoints: `- endpoint:
    name: greet
    description: says hello
    image: python:3.12
    port: 8000
    server-command: python serve.py
    files:
      - name: model
        description: the model
        path: model.pkl
      - name: labels
        path: labels.txt
- endpoint:
    name: work
    image: python:3.12
    wsgi: work:app
- deployment:
    name: live
    defaults:
      target: cluster
      endpoints:
        greet:
          enabled: true
          replicas: 2
`,
  "lists at their keys": `- step:
    name: prepare
    image: busybox
    command:
    - unzip a.zip
    - ls
    inputs:
    - name: images
      default: s3://bucket/images.zip
    - name: labels
      default: s3://bucket/labels.csv
    parameters:
    - name: size
      type: integer
      default: 64
- pipeline:
    name: all
    nodes:
    - name: fetch
      type: execution
      step: prepare
    - name: fetch-again
      type: execution
      step: prepare
    edges:
    - [fetch.output.*, fetch-again.input.images]
`,
  flow: `- step:
    name: train
    image: python:3.12
    command: [pip install numpy, python train.py]
    parameters:
      - { name: rate, type: float, default: 0.1 }
      - { name: layers, type: integer, default: 3 }
    inputs:
      - { name: data, default: s3://bucket/data.zip }
- pipeline:
    name: all
    nodes:
      - { name: first, type: execution, step: train }
      - { name: second, type: execution, step: train }
    edges:
      - [first.output.*, second.input.data]
      - { source: first.metadata.rate, target: second.parameter.rate }
`,
  "block texts": `- step:
    name: train
    image: python:3.12
    command: |
      set -e
      python train.py
    description: >
      Trains a model.
      It takes long.
    inputs:
      - name: data
        description: |
          All images.
        default: s3://bucket/data.zip
    parameters:
      - name: rate
        type: float
        default: 0.1
`,
};
