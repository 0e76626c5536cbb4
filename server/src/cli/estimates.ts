import type { ProjectEstimates } from "#core/model/project-estimates.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { CliIo } from "./cli-io.ts";
import { configsFor, warnOfConfigs } from "./files.ts";
import { reportPath } from "./report-path.ts";

/** What the `.valohai-lint.yaml` that applies to a file estimates; what is wrong in it is reported on standard error. */
export async function estimatesFor(file: string, io: CliIo): Promise<ProjectEstimates | undefined> {
  const found = (await configsFor([file], io))(file);
  warnOfConfigs([found], io);
  if (found.file === undefined) return undefined;
  const shown = reportPath(found.file);
  return { ...found.config.estimates, file: shown, uri: shown };
}

/** The source with what is estimated, if anything is. */
export function withEstimates(
  source: PipelineSource,
  estimates: ProjectEstimates | undefined,
): PipelineSource {
  return estimates ? { ...source, estimates } : source;
}
