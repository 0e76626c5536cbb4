import { combinePolicies, type Policy } from "#core/features/diagnostics/policy.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import type { OpenDocuments } from "./documents.ts";
import type { Settings } from "./settings.ts";
import type { TypedTexts } from "./typed-texts.ts";

/** What every request can use: the open texts, the files of the project, settings and scripts. */
export interface Workspace extends OpenDocuments {
  settings(): Settings;
  readonly files: ProjectFiles;
  readonly texts: TypedTexts;
  /** What is known of the scripts of a Valohai file; undefined if scripts are not read. */
  codeFor(uri: string): ProjectCode | undefined;
  /** The same, read again now, for answers that change texts. */
  freshCodeFor(uri: string): ProjectCode | undefined;
  /** Grows whenever a setting or config changes, so that old results are no longer valid. */
  revision(): number;
}

/** The policy for a file: the project's own config takes precedence over the settings. */
export function policyFor(workspace: Workspace, uri: string): Policy {
  return combinePolicies(workspace.settings().policy, workspace.files.configFor(uri).policy);
}
