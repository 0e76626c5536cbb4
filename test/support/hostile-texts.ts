/** Texts that no one writes and that must not break anything; smaller ones below a scale of 1, but nested as deeply. */
export function hostileTexts(scale = 1): readonly (readonly [name: string, text: () => string])[] {
  const times = (count: number) => Math.ceil(count * scale);
  return [
    ["deep flow nesting", () => `- ${"[".repeat(10_000)}`],
    ["deep flow nesting that is closed", () => `- ${"[".repeat(10_000)}${"]".repeat(10_000)}`],
    ["deep flow mappings", () => `- ${"{a: ".repeat(10_000)}`],
    ["deep block nesting", () => `${"- ".repeat(10_000)}a`],
    ["deep block mappings", () => nestedMappings(1_000)],
    ["deep block nesting in an item", () => `- step:\n    ${"- ".repeat(10_000)}a\n`],
    [
      "deep flow nesting in a step",
      () => `- step: ${"{a: [".repeat(5_000)}${"]}".repeat(5_000)}\n`,
    ],
    ["deep questions", () => `${"? ".repeat(10_000)}a`],
    [
      "one line of megabytes",
      () => `- step: {name: a, image: b, command: "${"x".repeat(times(10_000_000))}"}\n`,
    ],
    ["megabytes of one character", () => "a".repeat(times(10_000_000))],
    ["one line of plain text", () => `- step:\n    name: ${"word ".repeat(times(2_000_000))}\n`],
    ["one line of a flow sequence", () => `- [${"a, ".repeat(times(3_000_000))}]\n`],
    ["one line of comment", () => `- step:\n    name: a # ${"x ".repeat(times(5_000_000))}\n`],
    ["one line of blanks", () => `- step:\n    name: a${" ".repeat(times(10_000_000))}b\n`],
    [
      "thousands of blank lines",
      () => `- step:\n    name: a${"\n".repeat(times(5_000_000))}    b\n`,
    ],
    ["a bracket many times", () => `- step: {name: "${"{,".repeat(times(2_000_000))}`],
    [
      "thousands of items",
      () => "- step: {name: a, image: b, command: c}\n".repeat(times(100_000)),
    ],
    [
      "thousands of steps",
      () => numbered(times(100_000), (it) => `- step: {name: s${it}, image: b, command: c}\n`),
    ],
    ["thousands of pipelines", () => manyPipelines(times(20_000))],
    ["thousands of items that are nothing", () => "-\n".repeat(times(100_000))],
    ["thousands of aliases", () => `- &a x\n- [${"*a,".repeat(times(1_000_000))}]\n`],
    ["thousands of aliases in one item", () => `- [&a x, ${"*a,".repeat(times(1_000_000))}]\n`],
    [
      "thousands of aliases in many items",
      () => `- &a x\n${`- [${"*a,".repeat(100)}]\n`.repeat(times(10_000))}`,
    ],
    [
      "thousands of aliases and anchors",
      () => numbered(times(100_000), (it) => `- [&a${it} x, *a${it}]\n`),
    ],
    [
      "thousands of aliases of nothing",
      () => numbered(times(100_000), (it) => `- [*a${it}, *b]\n`),
    ],
    ["thousands of aliases of mappings", () => sharedDefaults(times(20_000))],
    ["aliases that grow", growingAliases],
    ["an alias of itself", () => "- &a [*a]\n- &b {x: *b}\n- &c {<<: *c}\n"],
    ["aliases in a circle", () => "- &a [*b]\n- &b [*a]\n"],
    ["an anchor twice", () => "- &a 1\n- &a 2\n- *a\n"],
    ["zeros", () => "\u0000".repeat(10_000)],
    ["zeros in values", () => "- step:\n    name: a\u0000b\n    image: \u0000\n"],
    [
      "lone surrogates",
      () => "- step:\n    name: \ud800\n    image: \udc00\ud800\n    \udfff: x\n",
    ],
    ["thousands of errors", () => "- step:\n    name: [a\n  b: }\n".repeat(times(5_000))],
    [
      "thousands of errors in one item",
      () => `- step:\n${"    name: a: b\n  c\n".repeat(times(5_000))}`,
    ],
    ["thousands of open quotes", () => '- step: {name: "a\n'.repeat(times(5_000))],
    ["thousands of tabs", () => `- step:\n${"\tname: a\n".repeat(times(5_000))}`],
    [
      "thousands of errors in one document",
      () => `a: [\n${"    name: a: b\n  c: }\n".repeat(times(5_000))}`,
    ],
    [
      "thousands of brackets that run on",
      () => `- step:\n    x:\n${"    - [a,\n  b]\n".repeat(times(5_000))}`,
    ],
    [
      "a comment of many characters",
      () => `# ${"valohai-ignore ".repeat(times(70_000))}\n- step:\n`,
    ],
    ["a key of many characters", () => `- step:\n    ${"k".repeat(times(1_000_000))}: 1\n`],
    [
      "thousands of comments",
      () => `- step:\n${"    # valohai-ignore name-missing\n    \n".repeat(times(10_000))}`,
    ],
    [
      "thousands of suppressions",
      () =>
        "# valohai-ignore step-command-missing\n- step: {name: a, nam: b}\n".repeat(times(10_000)),
    ],
    [
      "thousands of keys",
      () => `- step:\n${numbered(times(10_000), (it) => `    key-${it}: ${it}\n`)}`,
    ],
    ["thousands of equal keys", () => `- step:\n${"    name: a\n".repeat(times(10_000))}`],
    ["thousands of parameters", () => manyParameters(times(10_000))],
    ["thousands of inputs of a command", () => manyPlaceholders(times(10_000))],
    ["thousands of fixable nodes", () => fixableNodes(times(10_000))],
    ["thousands of edges", () => manyEdges(times(20_000))],
    ["thousands of chained nodes", () => chainedNodes(times(10_000))],
    ["thousands of nodes in a circle", () => chainedNodes(times(10_000), 1)],
    ["thousands of nodes of one name", () => chainedNodes(times(10_000)).replace(/n\d+/g, "n")],
    ["thousands of edges between two nodes", () => parallelEdges(times(10_000))],
    ["only carriage returns", () => "- step:\r    name: a\r".repeat(times(10_000))],
    ["many documents", () => "---\n- step:\n    name: a\n".repeat(times(5_000))],
    ["many ends of documents", () => "- step:\n    name: a\n...\n".repeat(times(5_000))],
  ];
}

function nestedMappings(depth: number): string {
  return `- step:\n${numbered(depth, (it) => `${" ".repeat(it + 4)}a:\n`)}`;
}

function growingAliases(): string {
  const lines = numbered(30, (it) => {
    const before = it === 0 ? '"ha"' : `*a${it - 1}`;
    return `  - &a${it} [${Array(9).fill(before).join(", ")}]\n`;
  });
  return `- definitions:\n${lines}`;
}

function manyEdges(count: number): string {
  const nodes = numbered(50, (it) => `      - {name: n${it}, type: execution, step: a}\n`);
  const edges = numbered(
    count,
    (it) => `      - [n${it % 49}.output.*, n${(it % 49) + 1}.input.x]\n`,
  );
  return `- step: {name: a, image: b, command: c}\n- pipeline:\n    name: p\n    nodes:\n${nodes}    edges:\n${edges}`;
}

function manyParameters(count: number): string {
  const parameters = numbered(count, (it) => `      - {name: p${it}, type: integer, default: x}\n`);
  return `- step:\n    name: a\n    image: b\n    command: c {parameters}\n    parameters:\n${parameters}`;
}

function manyPlaceholders(count: number): string {
  const commands = numbered(count, (it) => `      - echo {parameter:p${it}} {parameters} {x}\n`);
  return `- step:\n    name: a\n    image: b\n    command:\n${commands}`;
}

function manyPipelines(count: number): string {
  const pipelines = numbered(
    count,
    (it) =>
      `- pipeline: {name: p${it}, nodes: [{name: n, type: execution, step: s}], edges: [[n.output.*, m.input.x]]}\n`,
  );
  return `- step: {name: s, image: b, command: c}\n${pipelines}`;
}

function chainedNodes(count: number, closing = 0): string {
  const nodes = numbered(count, (it) => `      - {name: n${it}, type: execution, step: a}\n`);
  const edges = numbered(
    count - 1 + closing,
    (it) => `      - [n${it}.output.*, n${(it + 1) % count}.input.x]\n`,
  );
  return `- step: {name: a, image: b, command: c}\n- pipeline:\n    name: p\n    nodes:\n${nodes}    edges:\n${edges}`;
}

function parallelEdges(count: number): string {
  const edges = numbered(count, (it) => `      - [n.output.f${it}, m.input.x]\n`);
  return `- step: {name: a, image: b, command: c}\n- pipeline:\n    name: p\n    nodes:\n      - {name: n, type: execution, step: a}\n      - {name: m, type: execution, step: a}\n    edges:\n${edges}`;
}

/** Each node misses its type and names a step that is spelt wrong. */
function fixableNodes(count: number): string {
  const nodes = numbered(count, (it) => `      - {nam: n${it}, step: trian, type: executon}\n`);
  return `- step: {name: train, image: b, command: c}\n- pipeline:\n    name: p\n    nodes:\n${nodes}    edges: []\n`;
}

/** Every item merges what the first one declares, so that the text cannot be cut. */
function sharedDefaults(count: number): string {
  const steps = numbered(
    count,
    (it) => `- step:\n    <<: *shared\n    name: s${it}\n    command: c\n`,
  );
  return `- definitions:\n    - &shared {image: b, environment: e, inputs: [{name: i}]}\n${steps}`;
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("");
}
