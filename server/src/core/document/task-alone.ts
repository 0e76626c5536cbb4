import type { Step, Task, TaskNode } from "#core/model/config.ts";
import type { AtOffset, PipelineSource } from "#core/model/source.ts";
import { fanOut as fanOutOf } from "#core/simulation/fan-out.ts";
import type { FanOut } from "#core/simulation/variant.ts";

/** What a task runs by itself, as it would as the only node of a pipeline; without its step, its own values alone are known. */
export function fanOutOfTask(
  task: AtOffset<Task>,
  name: string,
  step: AtOffset<Step> | undefined,
): FanOut {
  const nowhere = { start: 0, end: 0 };
  const node: TaskNode = {
    kind: "task",
    range: nowhere,
    name: { value: name, range: nowhere },
    declaredType: undefined,
    actions: [],
    onError: undefined,
    samples: [],
    estimate: undefined,
    task: { value: name, range: nowhere },
    step: undefined,
    commit: undefined,
    override: undefined,
    edgeMergeMode: "replace",
  };
  const pipeline = {
    kind: "pipeline",
    keyword: "pipeline",
    range: nowhere,
    name: { value: name, range: nowhere },
    nodes: [node],
    edges: [],
    parameters: [],
  } as const;
  const steps = step ? [step] : [];
  const source: PipelineSource = { pipeline: { start: 0, config: pipeline }, tasks: [task], steps };
  return fanOutOf({ source, node: name, metadata: {}, pipelineParameters: {} });
}
