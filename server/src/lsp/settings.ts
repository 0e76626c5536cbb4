import {
  defaultPolicy,
  type Policy,
  policyFromSetting,
} from "../core/features/diagnostics/policy.ts";

/** What the user can set about the server. */
export interface Settings {
  readonly policy: Policy;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
  /** Whether the scripts that steps start are read and compared with the file. */
  readonly scripts: boolean;
  /** Further files to read as Valohai YAML, as patterns relative to their workspace folder. */
  readonly files: readonly string[];
}

export const defaultSettings: Settings = {
  policy: defaultPolicy,
  codeLens: true,
  inlayHints: true,
  scripts: true,
  files: [],
};

/** Reads the `valohai` section of the client's configuration; what has the wrong shape keeps its default. */
export function readSettings(section: unknown): Settings {
  const rules = member(section, "rules");
  const codeLens = member(member(section, "codeLens"), "enabled");
  const inlayHints = member(member(section, "inlayHints"), "enabled");
  const scripts = member(member(section, "scripts"), "enabled");
  const files = member(section, "files");
  return {
    policy: policyFromSetting(rules),
    codeLens: typeof codeLens === "boolean" ? codeLens : defaultSettings.codeLens,
    inlayHints: typeof inlayHints === "boolean" ? inlayHints : defaultSettings.inlayHints,
    scripts: typeof scripts === "boolean" ? scripts : defaultSettings.scripts,
    files: Array.isArray(files) ? files.filter((it) => typeof it === "string") : [],
  };
}

/** The `valohai` section of what a client sends without being asked: settings with sections, or the section alone. */
export function sentSection(sent: unknown): unknown {
  return member(sent, "valohai") ?? sent ?? undefined;
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
