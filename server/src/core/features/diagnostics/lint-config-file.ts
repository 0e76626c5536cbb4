import { matchesGlob } from "#core/base/glob.ts";
import { type ConfigEstimates, noEstimates } from "#core/model/project-estimates.ts";
import type { FormatStyle } from "../format/format-options.ts";
import type { EstimatedName } from "./estimates-config.ts";
import type { LintConfigProblem } from "./lint-config-problem.ts";
import type { Policy } from "./policy.ts";

/** The name of the file in which a project sets the severity of each code; editor and command line share it. */
export const lintConfigName = ".valohai-lint.yaml";

/** What a `.valohai-lint.yaml` says. */
export interface LintConfig {
  readonly policy: Policy;
  /** Patterns of files that are not checked, relative to the folder of the config. */
  readonly ignored: readonly string[];
  /** What it says about formatting. */
  readonly format: Partial<FormatStyle>;
  /** What it estimates of time and cost. */
  readonly estimates: ConfigEstimates;
  /** The names of steps and environments that it estimates something for. */
  readonly estimated: readonly EstimatedName[];
  readonly problems: readonly LintConfigProblem[];
}

/** A config that changes nothing. */
export const emptyLintConfig: LintConfig = {
  policy: { severities: {} },
  ignored: [],
  format: {},
  estimates: noEstimates,
  estimated: [],
  problems: [],
};

/** Whether a file is left out; the path is relative to the config's folder, with forward slashes. */
export function isIgnored(config: LintConfig, path: string): boolean {
  return config.ignored.some(
    (it) => matchesGlob(path, it) || path.startsWith(`${it.replace(/\/$/, "")}/`),
  );
}
