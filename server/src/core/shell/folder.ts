/** Where executions find the repository (valohai documentation, "executions"). */
export const repositoryFolder = "/valohai/repository";

/** In characters: longer text names no file. */
const longestPath = 1000;

/** The absolute path that a word means in a folder; undefined where it depends on what runs. */
export function absolutePath(word: string, folder: string | undefined): string | undefined {
  const path = word.replaceAll("\\", "/");
  if (path.startsWith("~") || path.length > longestPath) return undefined;
  if (path.startsWith("/")) return normalized(path);
  return folder === undefined ? undefined : normalized(`${folder}/${path}`);
}

function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** The path below the repository of an absolute one; undefined where it is elsewhere. */
export function repositoryPath(path: string | undefined): string | undefined {
  if (path === repositoryFolder) return "";
  const inside = path?.startsWith(`${repositoryFolder}/`);
  return inside ? path?.slice(repositoryFolder.length + 1) : undefined;
}

/** A path below a folder of the repository. */
export function below(folder: string, path: string): string {
  return folder === "" ? path : path === "" ? folder : `${folder}/${path}`;
}

/** The folder of a file. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
