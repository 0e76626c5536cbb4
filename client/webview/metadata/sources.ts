import { groupBy } from "#core/base/group-by.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { childrenOf, type ExpressionNode } from "#core/expression/expression-tree.ts";
import { parseExpression } from "#core/expression/parse-expression.ts";
import type { PipelineNode } from "#core/model/config.ts";
import { jsonText } from "#core/model/json-text.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import type { PipelineSource, PrintedKey } from "#core/model/source.ts";

/** A node whose metadata is read somewhere. */
export interface MetadataSource {
  readonly node: string;
  /** What reads its keys, each as often as it does. */
  readonly readers: readonly KeyReader[];
  /** What the script of its step prints, where it was read. */
  readonly printed?: readonly PrintedKey[] | undefined;
}

/** What reads a key of metadata: an edge into a parameter, or a condition. */
export interface KeyReader {
  readonly key: string;
  /** What the value fills or decides, such as `train.id`. */
  readonly target: string;
  /** The node that gets the value, or whose condition it is. */
  readonly node: string;
  readonly range: SourceRange;
}

/** All nodes of a pipeline whose metadata is read: by edges into parameters, and by conditions of their actions. */
export function metadataSources(source: PipelineSource): readonly MetadataSource[] {
  const all = [...edgeReaders(source), ...conditionReaders(source)];
  return [...groupBy(all, (it) => it.node)].map(([node, found]) => ({
    node,
    readers: found.map((it) => it.reader),
    printed: source.printed?.[node],
  }));
}

/** What concerns one node: the sources that feed it, and its own metadata. */
export function sourcesFor(
  sources: readonly MetadataSource[],
  node: string,
): readonly MetadataSource[] {
  const feeding = sources.flatMap((source) => {
    const readers = source.readers.filter((it) => it.node === node);
    return source.node !== node && readers.length > 0 ? [{ ...source, readers }] : [];
  });
  return [...feeding, ...sources.filter((source) => source.node === node)];
}

/** What reads metadata, and the node that prints it. */
interface SourceReader {
  readonly node: string;
  readonly reader: KeyReader;
}

function edgeReaders({ pipeline: { config, start } }: PipelineSource): readonly SourceReader[] {
  return config.edges.flatMap(({ source: from, target, range }): readonly SourceReader[] => {
    if (from?.type?.value !== "metadata" || from.key === undefined) return [];
    if (target?.key === undefined || socketTypeOf(target.type?.value) !== "parameter") return [];
    const node = target.node.value;
    const key = from.key.value;
    const to = `${node}.${target.key.value}`;
    const reader = { key, target: to, node, range: shift(range, start) };
    return [{ node: from.node.value, reader }];
  });
}

/** For a task, it is unknown which execution's metadata a condition reads, so it is not asked for. */
function conditionReaders({
  pipeline: { config, start },
}: PipelineSource): readonly SourceReader[] {
  return config.nodes
    .filter(({ kind }) => kind === "execution")
    .flatMap((node) => readersIn(node, start));
}

function readersIn({ name, actions }: PipelineNode, start: number): readonly SourceReader[] {
  const node = name?.value ?? "";
  const conditions = actions.flatMap((action) => action.conditions);
  return conditions.flatMap(({ value, range }) =>
    metadataNames(parseExpression(value).root).map((key) => {
      const reader = { key, target: `condition ${value}`, node, range: shift(range, start) };
      return { node, reader };
    }),
  );
}

function metadataNames(node: ExpressionNode): readonly string[] {
  if (node.kind !== "name") return childrenOf(node).flatMap(metadataNames);
  const [first, ...rest] = node.parts.map(({ text }) => text);
  return first === "metadata" && rest.length > 0 ? [rest.join(".")] : [];
}

/** The value that the script gives to a key, where it is a constant. */
function constantOf({ printed = [] }: MetadataSource, name: string): string | undefined {
  const value = printed.find((it) => it.name === name)?.value;
  return value && jsonText(value);
}

/** The keys whose values are constants of the script. */
export function constantKeys(source: MetadataSource): readonly string[] {
  const names = [...new Set(source.readers.map(({ key }) => key))];
  return names.filter((it) => constantOf(source, it) !== undefined);
}

/** What a person might type for a source, such as `{"storeids": [1, 2, 3]}`; with the constants of its script. */
export function exampleText(source: MetadataSource): string {
  const { node, readers } = source;
  const names = [...new Set(readers.map(({ key }) => key))];
  const listed = new Set(readers.filter((it) => it.node !== node).map(({ key }) => key));
  const sample = (name: string): string =>
    constantOf(source, name) ?? (listed.has(name) ? "[1, 2, 3]" : "0.9");
  return `{${names.map((name) => `${JSON.stringify(name)}: ${sample(name)}`).join(", ")}}`;
}
