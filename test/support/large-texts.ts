/** A text of about this many characters. */
export type LargeText = (length: number) => string;

const nodesBegun = `${step("s")}- pipeline:\n    name: p\n    nodes:\n`;
const twoNodes =
  "      - {name: n, type: execution, step: s}\n      - {name: m, type: execution, step: s}\n";
const edgesBegun = `${nodesBegun}${twoNodes}    edges:\n`;
const actionNode = "      - name: n\n        type: execution\n        step: s\n        actions:\n";
const action = "          - {when: node-complete, if: metadata.a > 1, then: stop-pipeline}\n";
const targetsBegun = `${nodesBegun}${twoNodes}    parameters:\n      - name: x\n        targets:\n`;
const variantsBegun = `${step("s")}- task:\n    name: t\n    step: s\n    type: grid_search\n    parameters:\n`;
const filesBegun =
  "- endpoint:\n    name: e\n    image: b:1\n    server-command: run\n    files:\n";
const conflict = "<<<<<<< a\n- step: {name: a}\n=======\n- step: {name: b}\n>>>>>>> b\n";

/** Texts of many kinds that are as large as one likes: each fills its size with what it is named after. */
export const largeTexts: readonly (readonly [name: string, make: LargeText])[] = [
  ["steps", filled("", (it) => step(`s${it}`))],
  ["steps in brackets", filled("", (it) => `- step: {name: s${it}, image: b:1, command: c}\n`)],
  ["steps of one name", filled("", () => "- step: {name: a, image: b:1, command: c}\n")],
  ["steps and pipelines", filled("", (it) => `${step(`s${it}`)}${pipeline(it)}`)],
  ["tasks", filled(step("s"), task)],
  ["endpoints", filled("", endpoint)],
  ["deployments", filled("", (it) => `- deployment: {name: d${it}, defaults: {target: t}}\n`)],
  ["misspelt references", filled("", (it) => `${step(`training-${it}`)}${misspelt(it)}`)],
  ["items that are nothing", filled("", () => "-\n")],
  ["items that are words", filled("", () => "- a\n")],
  ["items with unknown keys", filled("", (it) => `- stpe: {name: s${it}}\n`)],
  ["items without indentation", filled("", (it) => `- step:\n  name: s${it}\n  image: b:1\n`)],
  ["items with several keys", filled("", (it) => `- step: {name: s${it}}\n  task: {name: t}\n`)],
  ["commands", filled(begun("command"), () => "      - python train.py --lr 1 && echo done\n")],
  ["placeholders", filled(begun("command"), (it) => `      - a {parameter:p${it}} {parameters}\n`)],
  ["a long command", filled(`${begun("command")}      - `, () => "python a.py {parameter:x} ")],
  ["a long script", filled(`${begun("command")}      - |\n`, () => "        echo $(cat a) > b\n")],
  ["parameters", filled(begun("parameters"), (it) => `      - {name: p${it}, type: integer}\n`)],
  ["parameters on lines", filled(begun("parameters"), blockParameter)],
  [
    "wrong parameters",
    filled(begun("parameters"), (it) => `      - {nam: p${it}, type: intger}\n`),
  ],
  ["equal parameters", filled(begun("parameters"), () => "      - {name: p, type: integer}\n")],
  ["inputs", filled(begun("inputs"), (it) => `      - {name: i${it}, default: "s3://b/${it}"}\n`)],
  ["outputs", filled(begun("outputs"), (it) => `      - {name: o${it}}\n`)],
  ["mounts", filled(begun("mounts"), (it) => `      - /a${it}:/b${it}\n`)],
  ["variables", filled(begun("environment-variables"), (it) => `      - {name: V${it}}\n`)],
  [
    "values of a parameter",
    filled(`${begun("parameters")}      - name: p\n        default:\n`, word),
  ],
  ["nodes", filled(nodesBegun, (it) => `      - {name: n${it}, type: execution, step: s}\n`)],
  ["equal nodes", filled(nodesBegun, () => "      - {name: n, type: execution, step: s}\n")],
  ["wrong nodes", filled(nodesBegun, (it) => `      - {nam: n${it}, type: executon, stp: s}\n`)],
  ["overrides", filled(nodesBegun, (it) => `${overridingNode(it)}`)],
  ["actions", filled(`${nodesBegun}${actionNode}`, () => action)],
  ["edges", filled(edgesBegun, (it) => `      - [n.output.f${it}, m.input.i]\n`)],
  [
    "edges on lines",
    filled(edgesBegun, () => "      - source: n.output.*\n        target: m.input.i\n"),
  ],
  ["edges of nothing", filled(edgesBegun, (it) => `      - [x${it}.output.*, y${it}.input.i]\n`)],
  ["malformed edges", filled(edgesBegun, () => "      - n.output.* m.input.i\n")],
  ["chained nodes", chained],
  ["targets", filled(targetsBegun, (it) => `          - n.parameters.p${it}\n`)],
  [
    "variant parameters",
    filled(variantsBegun, (it) => `      - {name: v${it}, style: multiple}\n`),
  ],
  [
    "values of a variant",
    filled(`${variantsBegun}      - name: v\n        rules:\n          items:\n`, word),
  ],
  ["files of an endpoint", filled(filesBegun, (it) => `      - {name: f${it}, path: a/${it}}\n`)],
  ["keys", filled(`${begun()}`, (it) => `    key-${it}: ${it}\n`)],
  ["equal keys", filled(begun(), () => "    name: a\n")],
  ["keys without a space", filled(begun(), () => "    name:a\n")],
  ["a long condition", filled(`${begun()}    stop-condition: a > 1`, () => " and metadata.a > 1")],
  ["a long number", filled(`${begun()}    priority: 1`, () => "0")],
  ["a long word", filled(`${begun()}    description: a`, () => "a")],
  ["a long line of words", filled(`${begun()}    description: a`, () => " word")],
  ["a long line of quotes", filled(`${begun()}    description: a`, () => '"')],
  ["a long name", filled("- step:\n    name: a", () => "a")],
  ["a long key", filled("- step:\n    k", () => "k")],
  ["a text over lines", filled(`${begun()}    description: a\n`, () => "      more\n")],
  [
    "a quoted text over lines",
    filled(`${begun()}    description: "a\n`, () => "      more\n", '"\n'),
  ],
  ["a quoted text", filled(`${begun()}    description: "a`, () => "\\t", '"\n')],
  ["a single-quoted text", filled(`${begun()}    description: 'a`, () => "''", "'\n")],
  ["an open quoted text", filled(`${begun()}    description: "a\n`, () => "      more\n")],
  ["a literal text", filled(`${begun()}    description: |\n`, () => "      more\n")],
  ["a folded text", filled(`${begun()}    description: >-\n`, () => "      more\n")],
  ["a folded text of blank lines", filled(`${begun()}    description: >\n      a\n`, () => "\n")],
  ["blank lines", filled("", () => "\n")],
  ["blank lines in a text", filled("- step:\n    name: a", () => "\n", "    b\n")],
  ["blank lines between items", filled(step("a"), () => "\n", step("b"))],
  ["blanks", filled("- step:\n    name: a", () => " ", "b\n")],
  ["tabs", filled("- step:\n    name: a", () => "\t", "b\n")],
  ["lines of blanks", filled("- step:\n    name: a\n", () => "    \n")],
  ["a long comment", filled("# a", () => " x", `\n${step("a")}`)],
  ["comments", filled("", () => "# remark\n", step("a"))],
  ["comments in an item", filled(begun(), () => "    # remark\n")],
  ["comments after values", filled(begun("command"), () => "      - a # remark\n")],
  ["comments between items", filled("", (it) => `# remark\n${step(`s${it}`)}`)],
  [
    "ignoring comments",
    filled("", () => "# valohai-ignore step-command-missing\n- step: {name: a}\n"),
  ],
  ["ignoring comments in an item", filled(begun(), () => "    # valohai-ignore name-missing\n")],
  ["regions", filled("", () => "# region a\n")],
  ["a sequence in brackets", filled("- [", () => "a, ", "]\n")],
  ["a mapping in brackets", filled("- {", (it) => `a${it}: 1, `, "}\n")],
  ["pairs in brackets", filled("- [", () => "a: b, ", "]\n")],
  ["brackets on lines", filled("- [\n", () => "  a,\n", "  ]\n")],
  [
    "nested brackets",
    filled("- step:\n    x:\n", () => `      - ${"[".repeat(50)}${"]".repeat(50)}\n`),
  ],
  ["nested lists", filled("", () => `${"- ".repeat(90)}a\n`)],
  ["open brackets", filled("- ", () => "[")],
  ["open braces", filled("- ", () => "{a: ")],
  ["dashes", filled("", () => "- ")],
  ["questions", filled("", () => "? ")],
  ["explicit keys", filled("- step:\n", () => "    ? a\n    : b\n")],
  ["anchors", filled("", (it) => `- step: &a${it} {name: s${it}}\n`)],
  ["anchors in one item", filled("- step:\n    x:\n", (it) => `      - &a${it} x\n`)],
  ["an anchor many times", filled("", () => "- &a x\n")],
  ["aliases in one item", filled("- [&a x", () => ", *a", "]\n")],
  ["aliases in items", filled("- &a x\n", () => "- [*a]\n")],
  ["long lists of aliases", filled("- &a x\n", () => `- [${"*a,".repeat(100)}]\n`)],
  ["anchors and their aliases", filled("", (it) => `- [&a${it} x, *a${it}]\n`)],
  ["aliases of nothing", filled("", (it) => `- [*a${it}, *b]\n`)],
  ["merges", filled(`- definitions:\n    - &d {image: b:1}\n`, (it) => mergedStep(it, "*d"))],
  [
    "merges in a chain",
    filled("- &m0 {image: b:1}\n", (it) => `- &m${it + 1} {<<: *m${it}, a: 1}\n`),
  ],
  ["merges of lists", filled("- &d {image: b:1}\n", (it) => mergedStep(it, "[*d, *d, *d]"))],
  ["merges of inline mappings", filled("", (it) => mergedStep(it, "{image: b:1}"))],
  ["merges of everything", filled("", (it) => `- &m${it}\n  <<: [${aliases(it)}]\n  k${it}: 1\n`)],
  ["aliases that grow", filled("- &a0 [x]\n", (it) => `- &a${it + 1} [*a${it}, *a${it}]\n`)],
  ["tags", filled("- step:\n    x:\n", () => "      - !!str a\n")],
  ["documents", filled("", () => "---\n- step: {name: a}\n")],
  ["ends of documents", filled("", () => "- step: {name: a}\n...\n")],
  ["documents that are nothing", filled("", () => "---\n")],
  ["directives", filled("", () => "%YAML 1.1\n")],
  ["a mapping at the top", filled("", (it) => `key${it}: {name: a}\n`)],
  ["text at the top", filled("", () => "just words\n")],
  ["broken brackets", filled("", () => "- step:\n    name: [a\n  b: }\n")],
  ["broken indentation", filled("", () => "- step:\n    name: a\n     image: b\n")],
  ["broken pairs", filled("", () => "- step:\n    name: a: b\n")],
  ["broken quotes", filled("", () => '- step: {name: "a\n')],
  ["broken among others", filled("", (it) => `${step(`s${it}`)}- step:\n    name: a: b\n  c\n`)],
  ["broken pairs in one item", filled("- step:\n", () => "    name: a: b\n  c\n")],
  ["broken brackets in one item", filled("- step:\n    x:\n", () => "    - [a,\n  b]\n")],
  ["broken pairs at the top", filled("a: [\n", () => "    name: a: b\n  c: }\n")],
  ["tabs for indentation", filled("- step:\n", () => "\tname: a\n")],
  ["tabs in items", filled("", () => "- step:\n\tname: a\n")],
  ["merge conflicts", filled("", () => conflict)],
  ["merge conflicts that are open", filled(step("a"), () => "<<<<<<< a\n")],
  ["carriage returns", filled("", () => "- step:\r    name: a\r")],
  ["line breaks of Windows", filled("", (it) => step(`s${it}`).replaceAll("\n", "\r\n"))],
  ["line separators", filled("", () => "- step:\u2028    name: a\u2028")],
  ["zeros", filled("- step:\n    name: a", () => "\u0000")],
  ["zeros in items", filled("", () => "- step: {name: a\u0000}\n")],
  ["lone surrogates", filled("- step:\n    name: a", () => "\ud800")],
  ["emoji", filled("- step:\n    name: a", () => "\ud83d\ude00")],
  ["odd blanks", filled("- step:\n", () => "\u00a0   name: a\n")],
  [
    "JSON",
    filled("[", () => '{"step": {"name": "a", "image": "b:1", "command": "c"}},\n', "{}]\n"),
  ],
  ["everything", everything],
];

/** A maker of texts that repeats what a number gives, between a beginning and an end. */
function filled(head: string, unit: (index: number) => string, tail = ""): LargeText {
  return (length) => {
    const parts = [head];
    let size = head.length + tail.length;
    for (let index = 0; size < length; index++) {
      const part = unit(index);
      parts.push(part);
      size += part.length;
    }
    return `${parts.join("")}${tail}`;
  };
}

function step(name: string): string {
  return `- step:\n    name: ${name}\n    image: b:1\n    command: python a.py {parameters}\n`;
}

/** A step that is complete up to the key of a list. */
function begun(key?: string): string {
  const list = key === undefined ? "" : `    ${key}:\n`;
  return `- step:\n    name: s\n    image: b:1\n${key === "command" ? "" : "    command: c\n"}${list}`;
}

function task(index: number): string {
  return `- task:\n    name: t${index}\n    step: s\n    type: random_search\n    parameters:\n      - {name: p, style: linear, rules: {start: 1, end: 5, step: 1}}\n`;
}

function endpoint(index: number): string {
  return `- endpoint:\n    name: e${index}\n    image: b:1\n    port: 80\n    server-command: run\n    files:\n      - {name: m, path: a}\n`;
}

function pipeline(index: number): string {
  return `- pipeline:\n    name: p${index}\n    nodes:\n      - {name: n, type: execution, step: s${index}}\n      - {name: m, type: execution, step: s0}\n    edges:\n      - [n.output.*, m.input.i]\n`;
}

/** A pipeline whose node names a step that is spelt wrong. */
function misspelt(index: number): string {
  return `- pipeline:\n    name: p${index}\n    nodes:\n      - {name: n, type: execution, step: trainign-${index}}\n    edges: []\n`;
}

function blockParameter(index: number): string {
  return `      - name: p${index}\n        type: float\n        default: 0.5\n        description: how much\n`;
}

function overridingNode(index: number): string {
  return `      - name: n${index}\n        type: execution\n        step: s\n        override:\n          inputs:\n            - {name: i}\n`;
}

function word(index: number): string {
  return `            - word-${index}\n`;
}

function mergedStep(index: number, source: string): string {
  return `- step:\n    <<: ${source}\n    name: s${index}\n    command: c\n`;
}

/** The aliases of the hundred anchors before. */
function aliases(index: number): string {
  const count = Math.min(index, 100);
  return Array.from({ length: count }, (_, it) => `*m${index - 1 - it}`).join(", ");
}

function chained(length: number): string {
  const node = (it: number) => `      - {name: n${it}, type: execution, step: s}\n`;
  const edge = (it: number) => `      - [n${it}.output.*, n${it + 1}.input.i]\n`;
  const nodes = filled(nodesBegun, node)(length / 2);
  return filled(`${nodes}    edges:\n`, edge)(length);
}

/** All kinds in one text, each with its part of the size. */
function everything(length: number): string {
  const kinds = largeTexts.slice(0, -1);
  return kinds.map(([, make]) => `${make(length / kinds.length)}\n`).join("");
}
