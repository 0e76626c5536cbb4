import type { PlannedNode } from "../plan/pipeline-plan.ts";

/** How the executions of a node follow each other: as waves, of which each holds executions that run at the same time. */
export interface Waves {
  readonly count: bigint;
  /** The executions of one wave, from 0. */
  executionsIn(wave: bigint): bigint;
}

/**
 * The waves of so many executions, of which no more than a limit run at the same time. An optimizer waits for all executions
 * of a batch before it asks for the next ones.
 */
export function wavesOf(
  { batches, fanOut }: Pick<PlannedNode, "batches" | "fanOut">,
  executions: bigint,
  limit: bigint | undefined,
): Waves {
  // The members of a distributed task need each other.
  if (fanOut?.type === "distributed") return inWaves(executions, executions);
  const size = smaller(batches?.size, limit) ?? executions;
  if (batches?.key !== "execution-batch-size") return inWaves(executions, size);
  return inBatches(executions, batches.size, size);
}

function inWaves(executions: bigint, size: bigint): Waves {
  const count = rounds(executions, size);
  const last = executions - (count - 1n) * size;
  return { count, executionsIn: (wave) => (wave < count - 1n ? size : last) };
}

function inBatches(executions: bigint, batch: bigint, size: bigint): Waves {
  const full = inWaves(batch, size);
  const wholeBatches = executions / batch;
  const rest = inWaves(executions % batch, size);
  const count = wholeBatches * full.count + rest.count;
  return {
    count,
    executionsIn: (wave) =>
      wave < wholeBatches * full.count
        ? full.executionsIn(wave % full.count)
        : rest.executionsIn(wave - wholeBatches * full.count),
  };
}

function rounds(executions: bigint, size: bigint): bigint {
  return size === 0n ? 0n : (executions + size - 1n) / size;
}

/** The smaller one of two limits, each of which may be missing. */
export function smaller(first: bigint | undefined, second: bigint | undefined): bigint | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return first < second ? first : second;
}
