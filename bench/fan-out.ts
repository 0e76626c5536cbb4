import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { exportVariants } from "#core/features/exports/export-variants.ts";
import { compareRuns } from "#core/simulation/compare/compare-runs.ts";
import { fanOut, variantAt } from "#core/simulation/fan-out.ts";
import { parseFilter } from "#core/simulation/view/parse-filter.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { median, type Row } from "./table.ts";

/** What a person waits for who looks at a task of 10 to the power of these numbers of variants. */
export function measureFanOuts(powers: readonly number[]): Row[] {
  return powers.flatMap((power) => {
    const query = taskOf(power);
    const found = fanOut(query);
    const other = fanOut(taskOf(power, 1));
    const count = found.count ?? 0n;
    const filter = parseFilter("p0>=5");
    const filters = filter ? [filter] : [];
    const order = { parameter: "p1", direction: "descending" } as const;
    const row = (what: string, act: () => unknown): Row => ({
      metric: `10^${power} variants: ${what}, ms`,
      ours: timed(act),
    });
    return [
      row("count", () => fanOut(query).count),
      row("open and show 50", () => page(fanOut(query), 0n)),
      row("scroll to the middle", () => page(found, count / 2n)),
      row("filter and show 50", () => shown(found, viewVariants(found, filters))),
      row("sort and show 50", () => shown(found, viewVariants(found, [], order))),
      row(
        "compare with a task that differs in each parameter",
        () => compareRuns(found, other).kept,
      ),
      row("export 1,000 as CSV", () => [...exportVariants(found, "csv", { limit: 1000n })].length),
    ];
  });
}

type FanOut = ReturnType<typeof fanOut>;

function page(found: FanOut, from: bigint): number {
  let length = 0;
  for (let row = 0n; row < 50n && from + row < (found.count ?? 0n); row++) {
    length += variantAt(found, from + row).command.length;
  }
  return length;
}

function shown(found: FanOut, view: ReturnType<typeof viewVariants>): number {
  let length = 0;
  for (let row = 0n; row < 50n && row < view.count; row++) {
    length += variantAt(found, view.at(row)).command.length;
  }
  return length;
}

/** A grid of so many parameters with ten values each, from the first one on. */
function taskOf(power: number, first = 0) {
  const names = Array.from({ length: power }, (_, it) => `p${it}`);
  const declared = names.map((it) => `      - { name: ${it}, type: integer }`).join("\n");
  const varied = names
    .map(
      (it) =>
        `      - { name: ${it}, style: linear, rules: { start: ${first}, end: ${first + 9}, step: 1 } }`,
    )
    .join("\n");
  const text = `- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters:
${declared}
- task:
    name: search
    type: grid_search
    step: train
    parameters:
${varied}
- pipeline:
    name: main
    nodes:
      - { name: search, type: task, task: search }
    edges: []
`;
  const source = pipelineSource(createDocument(text), "main");
  if (!source) throw new Error("the pipeline is missing");
  return { source, metadata: {}, pipelineParameters: {}, node: "search" };
}

function timed(act: () => unknown): number | undefined {
  const times = Array.from({ length: 9 }, () => {
    const at = performance.now();
    act();
    return performance.now() - at;
  });
  return median(times);
}
