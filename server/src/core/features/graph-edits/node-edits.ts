import { shift } from "#core/base/range.ts";
import { stringValue, type Value } from "#core/base/value.ts";
import { withArticle } from "#core/base/with-article.ts";
import type { NodeView } from "#core/document/pipeline-view.ts";
import { addToList } from "#core/edits/add-to-list.ts";
import { convertToExecution, convertToTask } from "#core/edits/change-node-type.ts";
import { freeName } from "#core/edits/free-name.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import type { Fragment } from "#core/edits/yaml-text.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { nameFault } from "../rename/name-limits.ts";
import { rename } from "../rename/rename.ts";
import { checkedEdit } from "./checked-edit.ts";
import { type EditedPipeline, nodeOfId, noSuchNode } from "./edited-pipeline.ts";
import { type EditOf, type GraphEdited, type NodeRuns, refused } from "./graph-edit.ts";
import { changeOfList, objectOf, withValue } from "./plain-change.ts";
import { replaceScalar } from "./replace-scalar.ts";

const types = { step: "execution", task: "task", deployment: "deployment" } as const;

/** Writes a new node after the others; one that deploys publishes all endpoints of the file. */
export function addNode(pipeline: EditedPipeline, { runs, name }: EditOf<"addNode">): GraphEdited {
  const { view, document } = pipeline;
  const fault = nameFaultOf(pipeline, name);
  if (fault !== undefined) return refused(fault);
  const type = types[runs.kind];
  const endpoints = runs.kind === "deployment" ? document.names.names("endpoint") : [];
  const texts = [
    ["name", name],
    ["type", type],
    [runs.kind, runs.name],
  ] as const;
  const pairs: (readonly [string, Fragment])[] = texts.map(([key, it]) => [
    key,
    scalarText(it, "flow"),
  ]);
  const values: (readonly [string, Value])[] = texts.map(([key, it]) => [key, stringValue(it)]);
  if (endpoints.length > 0) {
    pairs.push(["endpoints", { list: endpoints.map((it) => scalarText(it, "flow")) }]);
    values.push(["endpoints", { kind: "list", items: endpoints.map(stringValue) }]);
  }
  const edits = addToList(pipeline.source, pipeline.body, "nodes", [{ pairs }]);
  const expected = changeOfList("nodes", (nodes) => [...nodes, objectOf(values)]);
  const done = `Added ${type} node ${name} to pipeline ${view.pipeline.name?.value}`;
  return checkedEdit(pipeline, edits, expected, { done, node: name, list: "nodes" });
}

/** A name for a node that runs this and that no other node of the pipeline has. */
export function nameFor({ view }: EditedPipeline, { name }: NodeRuns): string {
  const own = name.replaceAll(".", "-");
  return view.nodeNames.includes(own) ? freeName(own, view.nodeNames) : own;
}

/** Why a new node cannot have a name; undefined if it can. */
function nameFaultOf({ view }: EditedPipeline, name: string): string | undefined {
  const pipeline = view.pipeline.name?.value ?? "";
  const fault = nameFault({ kind: "node", pipeline, name: "" }, name, new Set());
  if (fault !== undefined || !view.nodeNames.includes(name)) return fault;
  return `Pipeline "${pipeline}" already has a node "${name}"`;
}

/** Gives a node another name wherever the file names it. */
export function renameNode(
  pipeline: EditedPipeline,
  { node, name }: EditOf<"rename">,
): GraphEdited {
  const view = nodeOfId(pipeline, node);
  const found = view?.node.name;
  if (!view || !found) return noSuchNode;
  const { document, placed } = pipeline;
  const others = pipeline.view.nodes.filter(
    (it) => it !== view && it.node.name?.value === found.value,
  );
  if (others.some((it) => it.index < view.index)) return renameRepeated(pipeline, view, name);
  if (others.length > 0) {
    return refused(`Several nodes are named "${found.value}"; give the others another name first`);
  }
  const answer = rename(document, shift(found.range, placed.start).start, name);
  if (!answer) return noSuchNode;
  if (answer.kind === "refused") return answer;
  if (answer.symbols.some((it) => it.kind !== "node")) {
    return refused(
      `"${found.value}" also names something else, which gets its name from the same anchor; rename it in the file`,
    );
  }
  const done = `Renamed node ${found.value} to ${name}`;
  return { kind: "edited", edits: answer.edits, done, node: name };
}

/** Gives a node another name that has the name of one before it: edges mean the first, so only its own name changes. */
function renameRepeated(
  pipeline: EditedPipeline,
  { node, syntax, index }: NodeView,
  name: string,
): GraphEdited {
  const fault = nameFaultOf(pipeline, name);
  if (fault !== undefined) return refused(fault);
  const value = syntax.kind === "mapping" ? ownPair(syntax, "name")?.value : undefined;
  const edits = value && replaceScalar(pipeline.source, value, name);
  const expected = changeOfList("nodes", (nodes) =>
    nodes.map((it, at) =>
      at === index && it.kind === "object" ? withValue(it, "name", stringValue(name)) : it,
    ),
  );
  const done = `Renamed the repeated node ${node.name?.value} to ${name}`;
  return checkedEdit(pipeline, edits, expected, { done, node: name, list: "nodes" });
}

/** Makes a task node of an execution node, or the other way round. */
export function convert(pipeline: EditedPipeline, { node, to }: EditOf<"convert">): GraphEdited {
  const found = nodeOfId(pipeline, node);
  if (!found) return noSuchNode;
  const from = to === "task" ? "execution" : "task";
  if (found.node.kind === to) return refused(`The node is already ${withArticle(to)} node`);
  if (found.node.kind !== from) return refused(`Only ${withArticle(from)} node can be converted`);
  const make = to === "task" ? convertToTask : convertToExecution;
  const name = found.node.name?.value ?? "";
  const expected = changeOfList("nodes", (nodes) =>
    nodes.map((it, index) => (index === found.index ? converted(it, to, found) : it)),
  );
  const done = `Converted ${name} to ${withArticle(to)} node`;
  const edits = make(pipeline.source, found);
  return checkedEdit(pipeline, edits, expected, { done, node: name, list: "nodes" });
}

/** A node as plain data with another type; one of a blueprint then runs the blueprint's step. */
function converted(node: Value, to: "execution" | "task", { node: config, step }: NodeView): Value {
  if (node.kind !== "object") return node;
  const typed = withValue(node, "type", stringValue(to));
  const isOfBlueprint = to === "execution" && config.kind === "task" && !config.step;
  if (!isOfBlueprint || step.kind !== "known") return typed;
  const name = stringValue(step.step.name);
  return objectOf(typed.entries.map(([key, it]) => (key === "task" ? ["step", name] : [key, it])));
}
