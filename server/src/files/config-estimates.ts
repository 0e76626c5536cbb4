import { lintConfigName } from "#core/features/diagnostics/lint-config-file.ts";
import type { ProjectEstimates } from "#core/model/project-estimates.ts";
import type { ProjectFiles } from "./project-files.ts";

/** What the config that applies to a file estimates; undefined where there is no config. */
export function estimatesOf(files: ProjectFiles, uri: string): ProjectEstimates | undefined {
  const config = files.configFileOf(uri);
  if (config?.text === undefined) return undefined;
  return { ...files.configFor(uri).estimates, file: lintConfigName, uri: config.uri };
}
