import type { Value } from "#core/base/value.ts";
import { taskFields } from "#core/document/task-parameters.ts";
import type { ItemRule } from "../rule.ts";

/** A task has a number of executions that cannot be intended. */
export const taskCountRange: ItemRule<Counted> = {
  code: "task-count-range",
  severity: "warning",
  summary:
    "valohai-yaml accepts any whole number for `execution-count`, `execution-batch-size` and `maximum-queued-executions`. But nothing can run with a number below 1, and more than a million executions are unlikely to be intended.",
  scope: "item",
  find(item, report) {
    const fields = taskFields(item);
    for (const key of counts) {
      const found = fields?.value(key);
      const count = found && countOf(found.value);
      if (!found || count === undefined) continue;
      if (count < 1) {
        report(found.range, { key, count });
      } else if (key === "execution-count" && count > most) {
        report(found.range, { key, count });
      }
    }
  },
  message: ({ key, count }) =>
    count < 1
      ? `With "${key}: ${count}" the task runs nothing; write 1 or more`
      : `${count} executions are unlikely to be intended; write at most ${most}`,
};

const counts = ["execution-count", "execution-batch-size", "maximum-queued-executions"] as const;

/** More executions than any task of a project has. */
const most = 1_000_000;

/** JSON Schema accepts whole floats as integers. */
function countOf(value: Value): bigint | undefined {
  if (value.kind === "integer") return BigInt(value.digits);
  const number = value.kind === "float" ? Number(value.text) : Number.NaN;
  return Number.isInteger(number) ? BigInt(number) : undefined;
}

/** A number that is too small or too large for its key. */
interface Counted {
  readonly key: string;
  readonly count: bigint;
}
