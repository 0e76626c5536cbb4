import type { Located } from "#core/base/range.ts";

/** The id of the first node of a name, which is the one that edges mean. */
export function nodeId(name: string): string {
  return numbered(name, 1);
}

/** The id of the first pipeline parameter of a name; no node has the same. */
export function parameterId(name: string): string {
  return `parameter:${numbered(name, 1)}`;
}

/** The ids of nodes in their order; each is unique, whatever their names. */
export function nodeIds(nodes: readonly Named[]): readonly string[] {
  const counts = new Map<string | undefined, number>();
  return nodes.map(({ name }) => {
    const nth = (counts.get(name?.value) ?? 0) + 1;
    counts.set(name?.value, nth);
    return numbered(name?.value, nth);
  });
}

/** The ids of pipeline parameters in their order; each is unique, and no node has the same. */
export function parameterIds(parameters: readonly Named[]): readonly string[] {
  return nodeIds(parameters).map((it) => `parameter:${it}`);
}

interface Named {
  readonly name: Located<string> | undefined;
}

function numbered(name: string | undefined, nth: number): string {
  return name === undefined ? `unnamed:${nth}` : `${nth}:${name}`;
}
