import type { Pipeline } from "#core/model/config.ts";

/** The order in which the nodes of a pipeline can start. */
export interface Stages {
  /** Names that may start together, each stage once all its sources are complete. */
  readonly stages: readonly (readonly string[])[];
  /** Names that wait for themselves or for a node that does, in file order. */
  readonly stuck: readonly string[];
  /** The names that wait for each node. */
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Sorts the nodes into stages: an edge of any type makes its target wait. */
export function stagesOf(pipeline: Pipeline): Stages {
  const names = [...new Set(pipeline.nodes.flatMap((it) => it.name?.value ?? []))];
  const targets = targetsIn(pipeline, names);
  const waiting = new Map(names.map((it) => [it, 0]));
  for (const target of [...targets.values()].flatMap((it) => [...it])) {
    waiting.set(target, (waiting.get(target) ?? 0) + 1);
  }
  const places = new Map(names.map((it, index) => [it, index]));
  const inFileOrder = (a: string, b: string) => (places.get(a) ?? 0) - (places.get(b) ?? 0);
  const stages: (readonly string[])[] = [];
  let ready: readonly string[] = names.filter((it) => waiting.get(it) === 0);
  while (ready.length > 0) {
    stages.push(ready);
    ready = [...released(ready, targets, waiting)].sort(inFileOrder);
  }
  const placed = new Set(stages.flat());
  return { stages, stuck: names.filter((it) => !placed.has(it)), targets };
}

function targetsIn(
  pipeline: Pipeline,
  names: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = new Map(names.map((it): [string, Set<string>] => [it, new Set()]));
  for (const { source, target } of pipeline.edges) {
    const to = target?.node.value ?? "";
    if (targets.has(to)) targets.get(source?.node.value ?? "")?.add(to);
  }
  return targets;
}

/** The nodes that wait for nothing more once these are complete. */
function released(
  done: readonly string[],
  targets: ReadonlyMap<string, ReadonlySet<string>>,
  waiting: Map<string, number>,
): ReadonlySet<string> {
  const free = new Set<string>();
  for (const target of done.flatMap((it) => [...(targets.get(it) ?? [])])) {
    const left = (waiting.get(target) ?? 0) - 1;
    waiting.set(target, left);
    if (left === 0) free.add(target);
  }
  return free;
}
