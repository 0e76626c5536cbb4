import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  type LintConfig,
  lintConfigName,
  parseLintConfig,
} from "#core/features/diagnostics/lint-config.ts";
import { byteLimits } from "./read-file.ts";
import { type ReportUnread, readText } from "./read-text.ts";

/** A `.valohai-lint.yaml` and the folder that it is in. */
export interface FolderConfig {
  readonly folder: string;
  readonly text: string;
  readonly config: LintConfig;
}

/** The text of a config that is open in an editor. */
export type OpenConfig = (uri: string) => string | undefined;

/** The configs of projects, each read once. */
export interface LintConfigs {
  /** The config in a folder or the nearest one above, up to the root. */
  nearest(folder: string, root: string): FolderConfig | undefined;
  forget(): void;
}

/** Reads configs from editors where they are open, else from disk. */
export function createLintConfigs(openConfig: OpenConfig, reportUnread: ReportUnread): LintConfigs {
  const known = new Map<string, FolderConfig | undefined>();
  const textIn = (folder: string, root: string): string | undefined => {
    const file = path.join(folder, lintConfigName);
    return (
      openConfig(pathToFileURL(file).href) ??
      readText(root, file, byteLimits.config, reportUnread)?.text
    );
  };
  const nearest = (folder: string, root: string): FolderConfig | undefined => {
    if (known.has(folder)) return known.get(folder);
    const text = textIn(folder, root);
    const above = folder === root ? undefined : path.dirname(folder);
    const inherited = text !== undefined || above === undefined ? undefined : nearest(above, root);
    const found = text === undefined ? inherited : { folder, text, config: parseLintConfig(text) };
    known.set(folder, found);
    return found;
  };
  return { nearest, forget: () => known.clear() };
}
