/** Texts that no one writes and that must not break anything; smaller ones below a scale of 1, but nested as deeply. */
export function hostileTexts(scale = 1): readonly (readonly [name: string, text: () => string])[] {
  const times = (count: number) => Math.ceil(count * scale);
  return [
    ["deep flow nesting", () => `- ${"[".repeat(10_000)}`],
    ["deep flow nesting that is closed", () => `- ${"[".repeat(10_000)}${"]".repeat(10_000)}`],
    ["deep flow mappings", () => `- ${"{a: ".repeat(10_000)}`],
    ["deep block nesting", () => `${"- ".repeat(10_000)}a`],
    ["deep block mappings", () => nestedMappings(1_000)],
    [
      "one line of megabytes",
      () => `- step: {name: a, image: b, command: "${"x".repeat(times(10_000_000))}"}\n`,
    ],
    ["megabytes of one character", () => "a".repeat(times(10_000_000))],
    ["thousands of items", () => "- step: {name: a, image: b, command: c}\n".repeat(times(10_000))],
    ["thousands of items that are nothing", () => "-\n".repeat(times(10_000))],
    ["hundreds of aliases", () => `- &a x\n- [${"*a,".repeat(times(30_000))}]\n`],
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
    ["hundreds of errors", () => "- step:\n    name: [a\n  b: }\n".repeat(times(200))],
    [
      "hundreds of errors in one item",
      () => `- step:\n${"    name: a: b\n  c\n".repeat(times(200))}`,
    ],
    ["hundreds of open quotes", () => '- step: {name: "a\n'.repeat(times(200))],
    ["hundreds of tabs", () => `- step:\n${"\tname: a\n".repeat(times(500))}`],
    [
      "a comment of many characters",
      () => `# ${"valohai-ignore ".repeat(times(70_000))}\n- step:\n`,
    ],
    ["a key of many characters", () => `- step:\n    ${"k".repeat(times(1_000_000))}: 1\n`],
    [
      "hundreds of keys",
      () => `- step:\n${numbered(times(1_000), (it) => `    key-${it}: ${it}\n`)}`,
    ],
    ["hundreds of equal keys", () => `- step:\n${"    name: a\n".repeat(times(1_000))}`],
    ["hundreds of edges", () => manyEdges(times(2_000))],
    ["only carriage returns", () => "- step:\r    name: a\r".repeat(times(1_000))],
    ["many documents", () => "---\n- step:\n    name: a\n".repeat(times(300))],
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

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("");
}
