import { canonicalUri, innermost, isBelow, joinUri, parentUri } from "./uris.ts";

/** A file or folder and the workspace folder that it is in, as canonical URIs. */
export interface ProjectPlace {
  readonly uri: string;
  readonly root: string;
}

/** Which of the workspace folders a file is in; undefined where it is in none. */
export function placeIn(folders: readonly string[], uri: string): ProjectPlace | undefined {
  const file = canonicalUri(uri);
  const root = innermost(folders, file);
  return root === undefined ? undefined : { uri: file, root };
}

/** Where a path in a Valohai file may lead: beside it, or in its workspace folder. */
export function candidatesFor({ uri, root }: ProjectPlace, path: string): readonly ProjectPlace[] {
  const uris = [parentUri(uri), root].map((it) => joinUri(it, path));
  return [...new Set(uris)].filter((it) => isBelow(root, it)).map((it) => ({ uri: it, root }));
}
