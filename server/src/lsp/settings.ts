import {
  defaultPolicy,
  type Policy,
  policyFromSetting,
} from "#core/features/diagnostics/policy.ts";
import {
  blankLinesOf,
  defaultFormatStyle,
  type FormatStyle,
  listIndentationOf,
} from "#core/features/format/format-options.ts";

/** What the user can set about the server. */
export interface Settings {
  readonly policy: Policy;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
  /** Whether the scripts that steps start are read and compared with the file. */
  readonly scripts: boolean;
  /** How files are formatted where the project does not say. */
  readonly format: FormatStyle;
  /** Further files to read as Valohai YAML, as patterns relative to their workspace folder. */
  readonly files: readonly string[];
  /** Patterns of files and folders that the editor leaves out, relative to their workspace folder. */
  readonly excluded: readonly string[];
}

export const defaultSettings: Settings = {
  policy: defaultPolicy,
  codeLens: true,
  inlayHints: true,
  scripts: true,
  format: defaultFormatStyle,
  files: [],
  excluded: [],
};

/**
 * Reads the sections `valohai` and `files.exclude` of the client's configuration; what has the wrong shape keeps its
 * default.
 */
export function readSettings(section: unknown, excluded?: unknown): Settings {
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
    format: readFormatStyle(member(section, "format")),
    files: Array.isArray(files) ? files.filter((it) => typeof it === "string") : [],
    excluded: excludedBy(excluded),
  };
}

/** An entry with a condition, such as the presence of another file, leaves nothing out. */
function excludedBy(section: unknown): readonly string[] {
  if (typeof section !== "object" || section === null) return [];
  return Object.entries(section).flatMap(([pattern, value]) => (value === true ? [pattern] : []));
}

function readFormatStyle(section: unknown): FormatStyle {
  const { listIndentation, blankLinesBetweenItems } = defaultFormatStyle;
  return {
    listIndentation: listIndentationOf(member(section, "listIndentation")) ?? listIndentation,
    blankLinesBetweenItems:
      blankLinesOf(member(section, "blankLinesBetweenItems")) ?? blankLinesBetweenItems,
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
