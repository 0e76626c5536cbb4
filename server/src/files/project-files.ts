import type { Host } from "#core/document/host.ts";
import {
  emptyLintConfig,
  isIgnored,
  type LintConfig,
  lintConfigName,
} from "#core/features/diagnostics/lint-config-file.ts";
import type { FileStore, TextLimit } from "./file-store.ts";
import { kindAt } from "./known-kind.ts";
import { createLintConfigs, type FolderConfig } from "./lint-configs.ts";
import { obstacleTo } from "./obstacle.ts";
import { candidatesFor, type ProjectPlace, placeIn } from "./project-place.ts";
import { type ReportUnread, Unread } from "./unread.ts";
import { canonicalUri, isBelow, joinUri, parentUri, pathBetween, shownPlace } from "./uris.ts";

/**
 * What is known of the files around Valohai files: only inside the workspace folders, and nothing where there are none.
 * What is not known yet is as if it were not there; the store records it as missing.
 */
export interface ProjectFiles {
  readonly store: FileStore;
  /** The workspace folders that can be read, as canonical URIs. */
  folders(): readonly string[];
  setFolders(uris: readonly string[]): void;
  /** The `.valohai-lint.yaml` that applies to a file: in its folder or the nearest above, up to its workspace folder. */
  configFor(uri: string): LintConfig;
  /** Where the project of a file has that config, or would have it: in the workspace folder. Undefined outside all folders. */
  configFileOf(uri: string): ConfigFile | undefined;
  /** Whether the config that applies to the file leaves it out. */
  isLeftOut(uri: string): boolean;
  /** The files beside a file, inside its workspace folder only; undefined where it is not in one. */
  hostFor(uri: string): Host | undefined;
  /** The workspace folder that a file is in. */
  folderOf(uri: string): string | undefined;
  /** The text of a file of a workspace folder; undefined when it is not a file or cannot be read. */
  read(uri: string, limit: TextLimit): string | undefined;
  /** The file that a path below the repository means in a Valohai file: beside it, or in its workspace folder. */
  resolve(uri: string, path: string): string | undefined;
  /** Whether a file exists and may not be written. */
  isReadOnly(uri: string): Promise<boolean>;
  /** Why a file that a path in a Valohai file names cannot be read although it exists; worded to follow its name. */
  obstacle(uri: string, path: string): string | undefined;
}

/** A `.valohai-lint.yaml` that is there, or that could be made. */
export interface ConfigFile {
  readonly uri: string;
  /** Undefined where there is none. */
  readonly text: string | undefined;
}

/** Answers from what the store knows. */
export function createProjectFiles(
  store: FileStore,
  reportUnread: ReportUnread = () => undefined,
): ProjectFiles {
  let folders: readonly string[] = [];
  const report: ReportUnread = (uri, reason) => reportUnread(shownPlace(uri), reason);
  const configs = createLintConfigs(store, report);
  const placeOf = (uri: string) => {
    store.readAll();
    return placeIn(folders, uri);
  };
  const configOf = (uri: string) => {
    const place = placeOf(uri);
    return place && configs.nearest(parentUri(place.uri), place.root);
  };
  return {
    store,
    folders: () => folders,
    setFolders(uris) {
      folders = uris.map(canonicalUri).filter((it) => store.fileSystem.accepts(it));
      store.forget();
    },
    configFor: (uri) => configOf(uri)?.config ?? emptyLintConfig,
    configFileOf: (uri) => configFile(configOf(uri), placeOf(uri)),
    isLeftOut: (uri) => leavesOut(configOf(uri), canonicalUri(uri)),
    hostFor: (uri) => {
      const place = placeOf(uri);
      return place && createHost(store, place);
    },
    folderOf: (uri) => placeOf(uri)?.root,
    read: (uri, limit) => {
      const place = placeOf(uri);
      const found = place && store.text(place, limit);
      if (found === undefined || !(found instanceof Unread)) return found?.text;
      if (place && !found.isMissing) report(place.uri, found.message);
      return undefined;
    },
    resolve: (uri, relative) => {
      const place = placeOf(uri);
      return place && resolveIn(store, place, relative);
    },
    isReadOnly: async (uri) => {
      const file = canonicalUri(uri);
      const { fileSystem } = store;
      return fileSystem.accepts(file) && fileSystem.isReadOnly(file);
    },
    obstacle: (uri, relative) => obstacleTo(store, placeOf(uri), canonicalUri(uri), relative),
  };
}

function configFile(
  found: FolderConfig | undefined,
  place: ProjectPlace | undefined,
): ConfigFile | undefined {
  const folder = found?.folder ?? place?.root;
  if (folder === undefined) return undefined;
  return { uri: joinUri(folder, lintConfigName), text: found?.text };
}

function leavesOut(found: FolderConfig | undefined, uri: string): boolean {
  return found !== undefined && isIgnored(found.config, pathBetween(found.folder, uri));
}

/** A place that is not known yet could be the one. */
function resolveIn(store: FileStore, place: ProjectPlace, relative: string): string | undefined {
  for (const candidate of candidatesFor(place, relative)) {
    const kind = kindAt(store, candidate);
    if (kind === undefined) return undefined;
    if (kind === "file") return candidate.uri;
  }
  return undefined;
}

function createHost(store: FileStore, { uri, root }: ProjectPlace): Host {
  return {
    list(folder) {
      const found = joinUri(parentUri(uri), folder);
      const isInside = !folder.startsWith("/") && (found === root || isBelow(root, found));
      if (!isInside || kindAt(store, { uri: found, root }) !== "folder") return [];
      const entries = store.entries({ uri: found, root });
      if (entries === undefined || entries instanceof Unread) return [];
      return [...entries.kinds].map(([name, kind]) => ({
        name,
        kind: kind === "folder" ? ("folder" as const) : ("file" as const),
      }));
    },
  };
}
