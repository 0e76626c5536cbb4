import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { commentsIn } from "#core/document/comments.ts";
import { createDocument, type Document, itemNamed } from "#core/document/document.ts";
import type {
  EdgeRef,
  GraphChoice,
  GraphEdit,
  GraphQuestion,
} from "#core/features/graph-edits/graph-edit.ts";
import { editGraph, graphChoices } from "#core/features/graph-edits/index.ts";
import { jsonText } from "#core/model/json-text.ts";
import { valueOfNode } from "#core/model/read.ts";
import { fc } from "../support/property.ts";

/** How a drawn pipeline is written. */
interface Writing {
  readonly edges: readonly (readonly [from: number, to: number, form: Form])[];
  readonly list: "block" | "unindented" | "line" | "lines";
  readonly comments: boolean;
  readonly flowNodes: boolean;
  readonly lineBreak: "\n" | "\r\n";
}

type Form = "short" | "long" | "quoted";

const writings: fc.Arbitrary<Writing> = fc.record({
  edges: fc.array(
    fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom<Form>("short", "long", "quoted")),
    { maxLength: 6 },
  ),
  list: fc.constantFrom("block", "unindented", "line", "lines"),
  comments: fc.boolean(),
  flowNodes: fc.boolean(),
  lineBreak: fc.constantFrom("\n", "\r\n"),
});

const names = ["a", "b", "c", "d"];

const items = `# The steps
- step: { name: s, image: i, command: c, inputs: [{ name: x, optional: true }, { name: y, optional: true }], parameters: [{ name: z }], outputs: [{ name: o.csv }] }
- task: { name: t, step: s, parameters: [] }
- pipeline: { name: other, nodes: [{ name: a, type: execution, step: s }], edges: [] } # stays
`;

function textOf({ edges, list, comments, flowNodes, lineBreak }: Writing): string {
  const comment = (text: string) => (comments ? ` # ${text}` : "");
  const nodes = names.map((it, at) => {
    const runs = at === 3 ? ["type: task", "task: t"] : ["type: execution", "step: s"];
    return flowNodes
      ? `      - { name: ${it}, ${runs.join(", ")} }${comment(`node ${it}`)}`
      : `      - name: ${it}${comment(`node ${it}`)}\n        ${runs.join("\n        ")}`;
  });
  const forward = edges.flatMap(([from, to, form], at) =>
    from < to ? [{ from: names[from], to: names[to], form, at }] : [],
  );
  const isFlow = list === "line" || list === "lines";
  const dash = list === "unindented" ? "    " : "      ";
  const written = forward.map(({ from, to, form, at }) => {
    const source = `${from}.output.o${at}`;
    const target = `${to}.input.${at % 2 === 0 ? "x" : "y"}`;
    if (form === "quoted") return `["${source}", '${target}']`;
    if (form === "short") return `[${source}, ${target}]`;
    return isFlow
      ? `{ source: ${source}, target: ${target} }`
      : `source: ${source}\n${dash}  target: ${target}`;
  });
  const lines = written.map((it, at) => {
    if (list === "lines") return `      ${it},${comment(`edge ${at}`)}`;
    const [first = "", ...rest] = it.split("\n");
    return [`${dash}- ${first}${comment(`edge ${at}`)}`, ...rest].join("\n");
  });
  const edgeList =
    written.length === 0 || list === "line"
      ? `    edges: [${written.join(", ")}]${comment("edges")}`
      : list === "lines"
        ? `    edges: [${comment("edges")}\n${lines.join("\n")}\n    ]`
        : `    edges:${comment("edges")}\n${comments ? `${dash}# first\n` : ""}${lines.join("\n")}`;
  const text = `${items}- pipeline:\n    name: p\n    nodes:\n${nodes.join("\n")}\n${edgeList}\n# The end\n`;
  return text.replaceAll("\n", lineBreak);
}

function edgesOf(document: Document): readonly EdgeRef[] {
  const placed = itemNamed(document, "pipeline", "p");
  assert.ok(placed?.item.config?.kind === "pipeline");
  return placed.item.config.edges.map(({ source, target, range }) => ({
    source: source?.text ?? "",
    target: target?.text ?? "",
    start: placed.start + range.start,
  }));
}

const textsOf = (edges: readonly EdgeRef[]) => edges.map((it) => `${it.source} → ${it.target}`);

/** The nodes of the pipeline and everything else in the file, as plain data. */
function restOf(document: Document): {
  readonly nodes: string;
  readonly others: readonly string[];
} {
  const own = itemNamed(document, "pipeline", "p");
  assert.ok(own?.item.config?.kind === "pipeline");
  const { nodes } = own.item.config;
  return {
    nodes: JSON.stringify(
      nodes.map((it) => [
        it.name?.value,
        it.kind,
        "step" in it ? it.step?.value : undefined,
        it.kind === "task" ? it.task?.value : undefined,
      ]),
    ),
    others: document.items
      .filter(({ item }) => item !== own.item)
      .map(({ item }) => jsonText(valueOfNode(item.node))),
  };
}

/** The document after an edit, which must be made. */
function after(document: Document, edit: GraphEdit): Document {
  const answer = editGraph(document, "p", edit);
  assert.ok(answer.kind === "edited", JSON.stringify({ answer, edit }));
  const text = applyEdits(document.text, answer.edits);
  const lone = text.replaceAll("\r\n", "").includes("\n");
  assert.ok(!(document.text.includes("\r\n") && lone), "the line breaks of the file");
  return createDocument(text);
}

/** All that is offered for a question, at all nodes. */
function offeredFor(
  document: Document,
  question: Exclude<GraphQuestion, { kind: "addNode" }>,
): readonly GraphChoice[] {
  const nodes = graphChoices(document, "p", question);
  assert.ok(!("kind" in nodes));
  return nodes.flatMap(({ node }) => {
    const found = graphChoices(document, "p", { ...question, ...(node && { other: node }) });
    assert.ok(!("kind" in found));
    return found;
  });
}

/** Expects that everything but the edges is the same, and that no comment is lost but so many. */
function assertRest(before: Document, changed: Document, lost = 0): void {
  assert.deepEqual(restOf(changed), restOf(before));
  assert.ok(commentsIn(changed).length >= commentsIn(before).length - lost, changed.text);
}

test("each edge that is offered is written, and nothing else changes", () => {
  fc.assert(
    fc.property(writings, fc.nat(3), fc.nat(1000), (writing, from, nth) => {
      const document = createDocument(textOf(writing));
      const node = `1:${names[from]}`;
      const offered = offeredFor(document, { kind: "connect", node, side: "source" });
      const choice = offered[nth % Math.max(1, offered.length)];
      if (choice?.edit?.kind !== "connect") return;
      const { source, target } = choice.edit;
      const changed = after(document, choice.edit);
      const before = textsOf(edgesOf(document));
      assert.deepEqual(textsOf(edgesOf(changed)), [...before, `${source} → ${target}`]);
      assertRest(document, changed);
      assert.equal(commentsIn(changed).length, commentsIn(document).length);
    }),
    { numRuns: 300 },
  );
});

test("any edges are removed, with no more than the comments beside them", () => {
  fc.assert(
    fc.property(writings, fc.nat(63), (writing, chosen) => {
      const document = createDocument(textOf(writing));
      const all = edgesOf(document);
      const edges = all.filter((_, at) => (chosen >> at) % 2 === 1);
      if (edges.length === 0) return;
      const changed = after(document, { kind: "disconnect", edges });
      assert.deepEqual(textsOf(edgesOf(changed)), textsOf(all.filter((it) => !edges.includes(it))));
      assertRest(document, changed, edges.length);
    }),
    { numRuns: 300 },
  );
});

test("an end of an edge is moved to each socket that is offered", () => {
  const sides = fc.constantFrom("source" as const, "target" as const);
  fc.assert(
    fc.property(writings, fc.nat(5), fc.nat(1000), sides, (writing, at, nth, side) => {
      const document = createDocument(textOf(writing));
      const all = edgesOf(document);
      const edge = all[at % Math.max(1, all.length)];
      if (!edge) return;
      const offered = offeredFor(document, { kind: "move", edge, side });
      const choice = offered[nth % Math.max(1, offered.length)];
      if (choice?.edit?.kind !== "move") return;
      const { source, target } = choice.edit;
      const changed = after(document, choice.edit);
      const expected = all.map((it) => (it === edge ? { ...it, source, target } : it));
      assert.deepEqual(textsOf(edgesOf(changed)), textsOf(expected));
      assertRest(document, changed);
    }),
    { numRuns: 300 },
  );
});

test("nodes are added, renamed and converted, and the others stay", () => {
  const edits = fc.constantFrom<GraphEdit>(
    { kind: "addNode", runs: { kind: "step", name: "s" }, name: "new" },
    { kind: "addNode", runs: { kind: "task", name: "t" }, name: "new one" },
    { kind: "rename", node: "1:a", name: "new" },
    { kind: "rename", node: "1:c", name: "yes" },
    { kind: "convert", node: "1:b", to: "task" },
    { kind: "convert", node: "1:d", to: "execution" },
  );
  fc.assert(
    fc.property(writings, edits, (writing, edit) => {
      const document = createDocument(textOf(writing));
      const changed = after(document, edit);
      const [before, now] = [restOf(document), restOf(changed)];
      assert.deepEqual(now.others, before.others);
      assert.deepEqual(commentsIn(changed), commentsIn(document));
      const nodes: unknown[][] = JSON.parse(before.nodes);
      const expected = {
        addNode: () => [
          ...nodes,
          edit.kind === "addNode" && edit.runs.kind === "task"
            ? ["new one", "task", null, "t"]
            : ["new", "execution", "s", null],
        ],
        rename: () =>
          nodes.map((it) =>
            edit.kind === "rename" && edit.node === `1:${it[0]}` ? [edit.name, ...it.slice(1)] : it,
          ),
        convert: () =>
          nodes.map((it) => {
            if (edit.kind !== "convert" || edit.node !== `1:${it[0]}`) return it;
            return [it[0], edit.to, "s", null];
          }),
      };
      const wanted = edit.kind in expected ? expected[edit.kind as keyof typeof expected]() : [];
      assert.deepEqual(JSON.parse(now.nodes), wanted);
      const renamed = (text: string) =>
        edit.kind === "rename" ? text.replaceAll(`${edit.node.slice(2)}.`, `${edit.name}.`) : text;
      assert.deepEqual(
        edgesOf(changed).map((it) => [it.source, it.target]),
        edgesOf(document).map((it) => [renamed(it.source), renamed(it.target)]),
      );
    }),
    { numRuns: 300 },
  );
});
