import type { ItemConfig } from "#core/model/config.ts";
import type { Document } from "./document.ts";

/** The names for which the config of a project can estimate time and cost, each once. */
export interface EstimatedNames {
  readonly steps: readonly string[];
  readonly environments: readonly string[];
}

/** The steps of Valohai files, and the environments that these name. */
export function estimatedNames(documents: readonly Document[]): EstimatedNames {
  const configs = documents
    .flatMap((it) => it.items)
    .flatMap(({ item: { config } }) => (config ? [config] : []));
  const steps = configs.flatMap((it) => (it.kind === "step" ? (it.name?.value ?? []) : []));
  return {
    steps: [...new Set(steps)],
    environments: [...new Set(configs.flatMap(environmentsOf))],
  };
}

function environmentsOf(config: ItemConfig): readonly string[] {
  if (config.kind === "step") return config.environment ? [config.environment.value] : [];
  if (config.kind !== "pipeline") return [];
  return config.nodes.flatMap((it) =>
    it.kind === "execution" || it.kind === "task" ? (it.override?.environment?.value ?? []) : [],
  );
}
