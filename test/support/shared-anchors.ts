import fc from "fast-check";
import type { Edit } from "./conclusions.ts";

/** What is written, or an alias of an anchor, mostly of one that stands for the same kind of value. */
function value(kind: string, ...written: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: anchored(kind, fc.constantFrom(...written)) },
    { weight: 3, arbitrary: alias(kind) },
    { weight: 1, arbitrary: fc.constantFrom("*text1 ", "*map1 ", "*list1 ", "*none ") },
  );
}

/** Where it has an anchor, without aliases of that: they would be inside what they repeat. */
function anchored(kind: string, written: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const name = fc.constantFrom("", "", `${kind}1`, `${kind}2`);
  return fc
    .tuple(name, written)
    .map(([own, text]) => (own === "" ? text : `&${own} ${text.replaceAll(`*${own} `, "{} ")}`));
}

function alias(kind: string): fc.Arbitrary<string> {
  return fc.constantFrom(`*${kind}1 `, `*${kind}2 `);
}

/** A line of a mapping, where there is one. */
function line(key: string, kind: string, ...written: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constant(""),
    value(kind, ...written).map((it) => `\n    ${key}: ${it}`),
  );
}

const merge = fc.oneof(
  { weight: 2, arbitrary: fc.constant("") },
  { weight: 3, arbitrary: alias("map").map((it) => `\n    <<: ${it}`) },
  { weight: 1, arbitrary: fc.constant("\n    <<: [*map1 , *map2 ]") },
);

const parameters = [
  "[{ name: lr, type: float, default: 1e-3 }]",
  "[{ name: lr, type: flot }, { name: lr }]",
  "\n      - &entry { name: n, type: integer, min: x }\n      - *entry",
  "\n      - *entry",
] as const;

/** An item of one key; each of its lines may be missing. */
function itemOf(key: string, ...lines: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return anchored(
    "map",
    fc.tuple(...lines).map((it) => it.join("")),
  ).map((it) => `- ${key}: ${it}\n`);
}

const step = itemOf(
  "step",
  fc.oneof(line("name", "text", "one", "two", "three"), merge),
  merge,
  line("image", "text", "python", "[]", '"busy box"'),
  line("imgae", "text", "x"),
  line("command", "text", "python a.py {parameters}", "echo {parameter:none}", "[x, { a: b }]"),
  line("parameters", "list", ...parameters),
  line("inputs", "list", "[{ name: data, default: s3://b/x }]", "{ name: data }"),
);

const task = itemOf(
  "task",
  merge,
  line("name", "text", "t"),
  line("step", "text", "one", "two"),
  line("type", "text", "grid_search"),
);

const pipeline = itemOf(
  "pipeline",
  merge,
  line("name", "text", "p", "q"),
  line(
    "nodes",
    "list",
    "[{ name: m, type: execution, step: one }, &node { name: n, type: task, step: two }]",
    "\n      - { name: m, type: execution, step: one }\n      - *node",
  ),
  line("edges", "list", "[[m.output.*, n.input.data]]", "[[m.output.*, n.input.data], [m.x, y]]"),
);

const other = fc.oneof(
  value("map", "{ image: busybox, name: two }", "{ name: *text1 , parameters: *list1 }").map(
    (it) => `- x-common: ${it}\n`,
  ),
  value("list", "[{ name: lr }]").map((it) => `- x-list: ${it}\n`),
  fc.constantFrom(
    "# a comment # valohai-ignore\n",
    "# valohai-ignore-file prop-type\n",
    "- *map1\n",
    "- &map2\n  step: *map1\n",
    "- ? *text1\n  : x\n",
    "\n\n",
  ),
);

const item = fc.oneof(
  { weight: 5, arbitrary: step },
  { weight: 1, arbitrary: task },
  { weight: 1, arbitrary: pipeline },
  { weight: 2, arbitrary: other },
);

/** A file whose items share anchors; in few files, some are defined nowhere or several times, which PyYAML refuses. */
export const sharingFile = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 20 }), fc.nat({ max: 5 }))
  .map(([items, chance]) => (chance === 0 ? items.join("") : sound(items.join(""))));

/** Without anchors that are repeated, and aliases without an anchor above them. */
function sound(text: string): string {
  const known = new Set<string>();
  return text.replace(/([&*])(\w+) ?/g, (written, sign, name) => {
    if (sign === "*") return known.has(name) ? written : "{} ";
    if (known.has(name)) return "";
    known.add(name);
    return written;
  });
}

/** Edits of such a file. */
export const sharingEdits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    at: fc.nat({ max: 3000 }),
    removed: fc.oneof(fc.constant(0), fc.nat({ max: 2 }), fc.nat({ max: 200 })),
    inserted: fc.oneof(
      fc.constantFrom("", "x", "\n", " ", "a", "\n    ", " # valohai-ignore\n"),
      fc.constantFrom("&map1 ", "&text1 ", "&list1 ", "*map1 ", "*text1 ", "*list1 "),
      item.map((it) => `\n${it}`),
    ),
  }),
  { minLength: 1, maxLength: 8 },
);
