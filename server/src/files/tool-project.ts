import type { Document } from "#core/document/document.ts";
import type { ToolFile, ToolProject } from "#core/features/tools/tool.ts";
import type { ProjectFiles } from "./project-files.ts";
import { Unread } from "./unread.ts";
import { canonicalUri, fileUri, joinUri, nameOfUri, pathBetween } from "./uris.ts";

/** What a project for tools is made of. */
export interface ToolSources {
  readonly files: ProjectFiles;
  /** The Valohai files of the folders, as canonical URIs. */
  readonly listed: readonly string[];
  /** The analysis of a file that has this text. */
  documentOf(uri: string, text: string): Document;
  /** What counts for a file beside its text. */
  contextOf(uri: string): Omit<ToolFile, "path" | "document">;
}

/** The files of the folders of a project, by their paths; what is not known yet is recorded by the store as missing. */
export function toolProject({ files, listed, documentOf, contextOf }: ToolSources): ToolProject {
  const folders = files.folders();
  return {
    files: listed.map((it) => shownPath(folders, files.folderOf(it), it)),
    file(path) {
      if (!/\.ya?ml$/i.test(path)) return { unread: "is no YAML file" };
      const inside = candidates(folders, path).filter((it) => files.folderOf(it) !== undefined);
      const [uri] = inside;
      if (uri === undefined) return { unread: "is outside the folder of the project" };
      const root = files.folderOf(uri);
      const found = files.store.text({ uri, root }, "yaml");
      if (found === undefined) return { unread: "is not read yet; ask again" };
      if (found instanceof Unread) return { unread: found.message };
      const document = documentOf(uri, found.text);
      return { path: shownPath(folders, root, uri), document, ...contextOf(uri) };
    },
  };
}

/** Where a path may lead: an address, a whole path, or one from a folder of the project. */
function candidates(folders: readonly string[], path: string): readonly string[] {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return [canonicalUri(path)];
  if (/^(?:[a-z]:)?[\\/]/i.test(path)) return [fileUri(path)];
  const names = path.replaceAll("\\", "/");
  const named = folders.filter((it) => folders.length > 1 && names.startsWith(`${nameOfUri(it)}/`));
  const [first] = named;
  const inNamed = first === undefined ? [] : [joinUri(first, names.slice(names.indexOf("/") + 1))];
  return [...inNamed, ...folders.map((it) => joinUri(it, names))];
}

/** A path from its folder, after the name of that where there are several. */
function shownPath(folders: readonly string[], folder: string | undefined, uri: string): string {
  if (folder === undefined) return uri;
  const path = pathBetween(folder, uri);
  return folders.length > 1 ? `${nameOfUri(folder)}/${path}` : path;
}
