import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { type LintConfig, lintConfigName } from "#core/features/diagnostics/lint-config-file.ts";
import type { FileStore } from "./file-store.ts";
import { kindAt } from "./known-kind.ts";
import { type ReportUnread, Unread } from "./unread.ts";
import { joinUri, parentUri } from "./uris.ts";

/** A `.valohai-lint.yaml` and the folder that it is in. */
export interface FolderConfig {
  readonly folder: string;
  readonly text: string;
  readonly config: LintConfig;
}

/** The configs of projects, each the same object as long as its text is the same. */
export interface LintConfigs {
  /** The config in a folder or the nearest one above, up to the root. */
  nearest(folder: string, root: string): FolderConfig | undefined;
}

/** Reads configs from editors where they are open, else from the store. */
export function createLintConfigs(store: FileStore, report: ReportUnread): LintConfigs {
  const parsed = new Map<string, FolderConfig>();
  const textIn = (folder: string, root: string): string | undefined => {
    const place = { uri: joinUri(folder, lintConfigName), root };
    const kind = kindAt(store, place);
    const isThere = kind !== undefined && kind !== "none";
    if (!isThere && store.openText(place.uri) === undefined) return undefined;
    const found = store.text(place, "config");
    if (found === undefined || !(found instanceof Unread)) return found?.text;
    if (!found.isMissing) report(place.uri, found.message);
    return undefined;
  };
  const configIn = (folder: string, text: string): FolderConfig => {
    const known = parsed.get(folder);
    if (known?.text === text) return known;
    const found = { folder, text, config: parseLintConfig(text) };
    parsed.set(folder, found);
    return found;
  };
  return {
    nearest(folder, root) {
      for (let place = folder; ; place = parentUri(place)) {
        const text = textIn(place, root);
        if (text !== undefined) return configIn(place, text);
        if (place === root || parentUri(place) === place) return undefined;
      }
    },
  };
}
