/**
 * A file without faults whose pipeline has the given edges, each written at a depth of six: nodes "prepare" and "train"
 * run steps, "search" is a task node of step "train", "serve" deploys endpoint "api". Caret rows may follow an edge.
 */
export function edgesFile(edges: string, nodes = ""): string {
  return `${items}
- pipeline:
    name: p
    nodes:
      - { name: prepare, type: execution, step: prepare }
      - { name: train, type: execution, step: train }
      - { name: search, type: task, task: sweep }
      - { name: serve, type: deployment, deployment: production, endpoints: [api] }
${nodes}    edges:
      - [prepare.dependency.*, serve.dependency.*]
      - [train.dependency.*, serve.dependency.*]
      - [search.dependency.*, serve.dependency.*]
${edges.replace(/^\n/, "")}`;
}

const items = `
- step:
    name: prepare
    image: busybox
    command: prepare {parameters}
    inputs:
      - { name: raw, optional: true }
    parameters:
      - { name: rate, type: float, default: 0.1 }
      - { name: sizes, type: integer, multiple: separate, default: [1] }
      - { name: label, default: a }
    environment-variables:
      - { name: TOKEN }
- step:
    name: train
    image: busybox
    command: train {parameters}
    inputs:
      - { name: data, optional: true }
      - { name: extra, optional: true }
    parameters:
      - { name: rate, type: float, default: 0.1 }
      - { name: epochs, type: integer, default: 3 }
      - { name: layers, type: integer, multiple: separate, default: [1] }
      - { name: verbose, type: flag }
    outputs:
      - { name: model.pkl }
    environment-variables:
      - { name: TOKEN }
- task:
    name: sweep
    step: train
    parameters:
      - name: epochs
        style: multiple
        rules: { items: [1, 2] }
- endpoint:
    name: api
    image: busybox
    wsgi: app:main
    files:
      - { name: model, path: model.pkl }
- deployment:
    name: production
    defaults: { target: cluster }
`.replace(/^\n|\n$/g, "");
