import { stringValue } from "#core/base/value.ts";
import { addToList } from "#core/edits/add-to-list.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { listOf, valueAt } from "#core/syntax/mapping.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { checkedEdit } from "./checked-edit.ts";
import { type EditedPipeline, edgeOfRef, hasEdge, noSuchEdge } from "./edited-pipeline.ts";
import { type EditOf, type GraphEdited, refused } from "./graph-edit.ts";
import { changeOfList, objectOf, withValue } from "./plain-change.ts";
import { replaceScalar } from "./replace-scalar.ts";
import { removeFromList } from "./write-list.ts";

/** Writes a new edge after the others, in the form of most of them. */
export function connect(
  pipeline: EditedPipeline,
  { source, target }: EditOf<"connect">,
): GraphEdited {
  const { body } = pipeline;
  if (hasEdge(pipeline, { source, target })) return edgeExists(source, target);
  const isLong = usesLongForm(listOf(valueAt(body, "edges")));
  const [from, to] = [scalarText(source, "flow"), scalarText(target, "flow")];
  const entry = isLong
    ? { pairs: [["source", from] as const, ["target", to] as const] }
    : { list: [from, to] };
  const edits = addToList(pipeline.source, body, "edges", [entry]);
  const ends = [stringValue(source), stringValue(target)];
  const added = isLong
    ? objectOf([
        ["source", stringValue(source)],
        ["target", stringValue(target)],
      ])
    : { kind: "list" as const, items: ends };
  const expected = changeOfList("edges", (edges) => [...edges, added]);
  return checkedEdit(pipeline, edits, expected, {
    done: `Connected ${nodeIn(source)} to ${nodeIn(target)}`,
  });
}

/** Removes edges; what they feed then gets its value from elsewhere, or none. */
export function disconnect(pipeline: EditedPipeline, { edges }: EditOf<"disconnect">): GraphEdited {
  const found = edges.map((it) => edgeOfRef(pipeline, it)?.index);
  const indices = found.flatMap((it) => it ?? []);
  const [first] = edges;
  if (!first || indices.length < found.length) return noSuchEdge;
  const edits = removeFromList(pipeline.source, pipeline.body, "edges", indices);
  const expected = changeOfList("edges", (all) => all.filter((_, at) => !indices.includes(at)));
  const ends = `from ${nodeIn(first.source)} to ${nodeIn(first.target)}`;
  const done =
    edges.length === 1 ? `Removed the edge ${ends}` : `Removed ${edges.length} edges ${ends}`;
  return checkedEdit(pipeline, edits, expected, { done });
}

/** Writes other sockets into an edge. */
export function moveEdge(
  pipeline: EditedPipeline,
  { edge, source, target }: EditOf<"move">,
): GraphEdited {
  const found = edgeOfRef(pipeline, edge);
  if (!found) return noSuchEdge;
  if (hasEdge(pipeline, { source, target })) return edgeExists(source, target);
  const changes = [
    { side: "source", at: 0, text: source, before: edge.source },
    { side: "target", at: 1, text: target, before: edge.target },
  ].filter((it) => it.text !== it.before);
  const parts = changes.map(({ side, at, text }) => {
    const socket = socketNode(found.syntax, side, at);
    return socket && replaceScalar(pipeline.source, socket, text);
  });
  const edits = parts.every((it) => it !== undefined) ? parts.flat() : undefined;
  const expected = changeOfList("edges", (edges) =>
    edges.map((it, index) =>
      index !== found.index
        ? it
        : changes.reduce((value, { side, at, text }) => {
            if (value.kind === "object") return withValue(value, side, stringValue(text));
            if (value.kind !== "list") return value;
            return {
              kind: "list",
              items: value.items.map((end, i) => (i === at ? stringValue(text) : end)),
            };
          }, it),
    ),
  );
  return checkedEdit(pipeline, edits, expected, {
    done: `The edge now leads from ${source} to ${target}`,
  });
}

function edgeExists(source: string, target: string): GraphEdited {
  return refused(`The edge from ${source} to ${target} already exists`);
}

function usesLongForm(edges: readonly SyntaxNode[]): boolean {
  return edges.filter((it) => it.kind === "mapping").length * 2 > edges.length;
}

/** An end of an edge, where it stands there itself. */
function socketNode(edge: SyntaxNode, side: string, at: number): SyntaxNode | undefined {
  if (edge.kind === "sequence") return edge.entries[at];
  return edge.kind === "mapping" ? ownPair(edge, side)?.value : undefined;
}

function nodeIn(socket: string): string {
  const [node = ""] = socket.split(".");
  return node;
}
