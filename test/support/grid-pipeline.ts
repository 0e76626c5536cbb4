/** A file with the pipeline `p`, whose task node `n` has so many times so many variants. */
export const gridPipeline = (count: number): string => `- step:
    name: s
    image: i
    command: c {parameters}
    parameters:
      - { name: a, type: integer, default: 1 }
      - { name: b, type: integer, default: 1 }
- task:
    name: t
    step: s
    type: grid_search
    parameters:
      - { name: a, style: linear, rules: { start: 1, end: ${count}, step: 1 } }
      - { name: b, style: linear, rules: { start: 1, end: ${count}, step: 1 } }
- pipeline:
    name: p
    nodes:
      - { name: n, type: task, task: t }
    edges: []
`;
