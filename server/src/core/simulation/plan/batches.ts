import { type Located, shift } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Task } from "#core/model/config.ts";
import type { AtOffset } from "#core/model/source.ts";
import type { Batches } from "./pipeline-plan.ts";

/** The batches of a task blueprint: as many executions as may be queued at once, or as an optimizer requests. */
export function batchesOf(task: AtOffset<Task> | undefined, count: bigint): Batches | undefined {
  if (!task || count <= 0n) return undefined;
  const { config, start } = task;
  const asked = config.type === "bayesian_tpe" ? config.executionBatchSize : undefined;
  const found = asked ?? config.maximumQueuedExecutions;
  const size = sizeOf(found);
  if (!found || size === undefined) return undefined;
  return {
    size,
    count: (count + size - 1n) / size,
    key: asked ? "execution-batch-size" : "maximum-queued-executions",
    grade: "inferred",
    range: shift(found.range, start),
  };
}

/** How many executions of a task may be queued or run at once, and where the file says so; absolute. */
export function queueLimitOf(
  task: AtOffset<Task> | undefined,
): Pick<Batches, "size" | "range"> | undefined {
  const found = task?.config.maximumQueuedExecutions;
  const size = sizeOf(found);
  return task && found && size !== undefined
    ? { size, range: shift(found.range, task.start) }
    : undefined;
}

function sizeOf(located: Located<Value> | undefined): bigint | undefined {
  if (located?.value.kind !== "integer") return undefined;
  const size = BigInt(located.value.digits);
  return size > 0n ? size : undefined;
}
