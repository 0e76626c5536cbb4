import type { TextEdit } from "#core/base/edit.ts";
import { stringValue } from "#core/base/value.ts";
import { addToList } from "#core/edits/add-to-list.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { entriesOf, listOf, valueAt } from "#core/syntax/mapping.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { type EditedPipeline, edgeOfRef, hasEdge, noSuchEdge } from "./edited-pipeline.ts";
import { type GraphEdit, type GraphEdited, refused } from "./graph-edit.ts";
import { type Expected, sideEffectOf } from "./keeps-rest.ts";
import { changeOfList, objectOf, withValue } from "./plain-change.ts";
import { replaceScalar } from "./replace-scalar.ts";
import { removeFromList } from "./write-list.ts";

type Edit<Kind extends GraphEdit["kind"]> = Extract<GraphEdit, { kind: Kind }>;

/** Writes a new edge after the others, in the form of most of them. */
export function connect(
  pipeline: EditedPipeline,
  { source, target }: Edit<"connect">,
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
  return edited(pipeline, edits, expected, {
    done: `Connected ${nodeIn(source)} to ${nodeIn(target)}`,
  });
}

/** Removes edges; what they feed then gets its value from elsewhere, or none. */
export function disconnect(pipeline: EditedPipeline, { edges }: Edit<"disconnect">): GraphEdited {
  const found = edges.map((it) => edgeOfRef(pipeline, it)?.index);
  const indices = found.flatMap((it) => it ?? []);
  const [first] = edges;
  if (!first || indices.length < found.length) return noSuchEdge;
  const edits = removeFromList(pipeline.source, pipeline.body, "edges", indices);
  const expected = changeOfList("edges", (all) => all.filter((_, at) => !indices.includes(at)));
  const ends = `from ${nodeIn(first.source)} to ${nodeIn(first.target)}`;
  const done =
    edges.length === 1 ? `Removed the edge ${ends}` : `Removed ${edges.length} edges ${ends}`;
  return edited(pipeline, edits, expected, { done });
}

/** Writes other sockets into an edge. */
export function moveEdge(
  pipeline: EditedPipeline,
  { edge, source, target }: Edit<"move">,
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
  return edited(pipeline, edits, expected, {
    done: `The edge now leads from ${source} to ${target}`,
  });
}

function edgeExists(source: string, target: string): GraphEdited {
  return refused(`The edge from ${source} to ${target} already exists`);
}

/** What is said about an edit. */
interface Report {
  /** What was done, as a sentence without its end. */
  readonly done: string;
  readonly node?: string;
  /** The list that is changed. */
  readonly list?: "nodes" | "edges";
}

/** An edit that changes the edges or nodes as expected and nothing else, or why it is not made. */
export function edited(
  pipeline: EditedPipeline,
  edits: readonly TextEdit[] | undefined,
  expected: Expected,
  { done, node, list = "edges" }: Report,
): GraphEdited {
  if (!edits) return refused(`Nothing is changed, because ${obstacleIn(pipeline, list)}`);
  const effect = sideEffectOf(pipeline, edits, expected);
  if (effect !== undefined) return refused(`Nothing is changed, because ${effect}`);
  return { kind: "edited", edits, done, node };
}

/** Why a list of a pipeline cannot be changed in its place. */
function obstacleIn({ body }: EditedPipeline, list: "nodes" | "edges"): string {
  const entry = entriesOf(body).get(list);
  const what = list === "nodes" ? "the nodes" : "the edges";
  if (entry?.merged)
    return `${what} come from a merge key (<<); write them in the pipeline itself first`;
  if (entry?.value.kind === "alias")
    return `${what} come from the alias *${entry.value.name}; write them in the pipeline itself first`;
  if (entry && entry.value.kind !== "sequence" && entry.value.kind !== "missing")
    return `"${list}" is not a list`;
  return "the place is written in a way that only a person can change, for instance with an anchor or an alias";
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
