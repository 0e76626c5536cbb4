import type { CodeFiles } from "./code-files.ts";

/** The folder of a Git submodule that a path is in and that holds no files yet, from the document's folder; undefined where there is none. */
export function emptySubmodule(files: CodeFiles, path: string): string | undefined {
  const folder = submodulesIn(files.script(".gitmodules")?.text ?? "").find((it) =>
    path.startsWith(`${it}/`),
  );
  const isEmpty = folder !== undefined && files.siblings(`${folder}/.git`).length === 0;
  return isEmpty ? folder : undefined;
}

/** The folders that a `.gitmodules` names (gitmodules(5): `path` is relative to the top of the working tree). */
function submodulesIn(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const [, key, value = ""] = /^\s*([\w-]+)\s*=(.*)$/.exec(line) ?? [];
    const folder = value
      .trim()
      .replace(/^"|"$/g, "")
      .replace(/^\.\/|\/$/g, "");
    return key?.toLowerCase() === "path" && folder !== "" ? [folder] : [];
  });
}
