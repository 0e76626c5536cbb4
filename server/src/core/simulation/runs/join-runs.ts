import type { EarlierRun } from "./earlier-run.ts";

/**
 * The runs of several texts as one list, in which each execution is once: what one text leaves out, another may say. Executions are
 * the same if they have the same id or number; where texts differ, the later one counts.
 */
export function joinRuns(lists: readonly (readonly EarlierRun[])[]): readonly EarlierRun[] {
  const joined: EarlierRun[] = [];
  const places = new Map<string, number>();
  for (const run of lists.flat()) {
    const keys = keysOf(run);
    const place = keys.flatMap((it) => places.get(it) ?? []).at(0) ?? joined.length;
    const known = joined[place];
    joined[place] = known ? merged(known, run) : run;
    for (const key of keys) places.set(key, place);
  }
  return joined;
}

function keysOf({ id, number }: EarlierRun): readonly string[] {
  return [
    id === undefined ? [] : `id ${id}`,
    number === undefined ? [] : `number ${number}`,
  ].flat();
}

function merged(first: EarlierRun, second: EarlierRun): EarlierRun {
  return {
    number: second.number ?? first.number,
    id: second.id ?? first.id,
    status: second.status ?? first.status,
    step: second.step ?? first.step,
    environment: second.environment ?? first.environment,
    seconds: second.seconds ?? first.seconds,
    parameters: second.parameters ?? first.parameters,
    inputs: second.inputs ?? first.inputs,
    metadata: [...new Map([...first.metadata, ...second.metadata])],
    columns: [...new Map([...first.columns, ...second.columns])],
  };
}
