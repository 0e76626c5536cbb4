/** Texts that no one writes and that must not break anything. */
export const hostileTexts: readonly (readonly [name: string, text: () => string])[] = [
  ["deep flow nesting", () => `- ${"[".repeat(10_000)}`],
  ["deep flow nesting that is closed", () => `- ${"[".repeat(10_000)}${"]".repeat(10_000)}`],
  ["deep flow mappings", () => `- ${"{a: ".repeat(10_000)}`],
  ["deep block nesting", () => `${"- ".repeat(10_000)}a`],
  ["deep block mappings", () => nestedMappings(1_000)],
  [
    "one line of 10 MB",
    () => `- step: {name: a, image: b, command: "${"x".repeat(10_000_000)}"}\n`,
  ],
  ["10 MB of one character", () => "a".repeat(10_000_000)],
  ["10,000 items", () => "- step: {name: a, image: b, command: c}\n".repeat(10_000)],
  ["10,000 items that are nothing", () => "-\n".repeat(10_000)],
  ["hundreds of aliases", () => `- &a x\n- [${"*a,".repeat(30_000)}]\n`],
  ["aliases that grow", growingAliases],
  ["an alias of itself", () => "- &a [*a]\n- &b {x: *b}\n- &c {<<: *c}\n"],
  ["aliases in a circle", () => "- &a [*b]\n- &b [*a]\n"],
  ["an anchor twice", () => "- &a 1\n- &a 2\n- *a\n"],
  ["zeros", () => "\u0000".repeat(10_000)],
  ["zeros in values", () => "- step:\n    name: a\u0000b\n    image: \u0000\n"],
  ["lone surrogates", () => "- step:\n    name: \ud800\n    image: \udc00\ud800\n    \udfff: x\n"],
  ["hundreds of errors", () => "- step:\n    name: [a\n  b: }\n".repeat(200)],
  ["hundreds of errors in one item", () => `- step:\n${"    name: a: b\n  c\n".repeat(200)}`],
  ["hundreds of open quotes", () => '- step: {name: "a\n'.repeat(200)],
  ["hundreds of tabs", () => `- step:\n${"\tname: a\n".repeat(500)}`],
  ["a comment of a million characters", () => `# ${"valohai-ignore ".repeat(70_000)}\n- step:\n`],
  ["a key of a million characters", () => `- step:\n    ${"k".repeat(1_000_000)}: 1\n`],
  ["hundreds of keys", () => `- step:\n${numbered(1_000, (it) => `    key-${it}: ${it}\n`)}`],
  ["hundreds of equal keys", () => `- step:\n${"    name: a\n".repeat(1_000)}`],
  ["hundreds of edges", manyEdges],
  ["only carriage returns", () => "- step:\r    name: a\r".repeat(1_000)],
  ["many documents", () => "---\n- step:\n    name: a\n".repeat(300)],
];

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

function manyEdges(): string {
  const nodes = numbered(50, (it) => `      - {name: n${it}, type: execution, step: a}\n`);
  const edges = numbered(
    2_000,
    (it) => `      - [n${it % 49}.output.*, n${(it % 49) + 1}.input.x]\n`,
  );
  return `- step: {name: a, image: b, command: c}\n- pipeline:\n    name: p\n    nodes:\n${nodes}    edges:\n${edges}`;
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("");
}
