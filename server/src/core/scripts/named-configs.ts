import type { Step } from "#core/model/config.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { folderOf } from "#core/shell/folder.ts";
import type { CodeFile, CodeFiles } from "./code-files.ts";

/** The maximum number of files that are looked for. */
const maxPaths = 200;

const quotedFile = /["']([\w./*-]+\.(?:ya?ml|json|toml|ini|cfg|conf|env|properties))["']/g;
const plainFile =
  /(?:^|[\s=:'"])([\w./-]+\.(?:ya?ml|json|toml|ini|cfg|conf|env|properties))(?![\w./-])/g;
const quotedFolder = /["']([A-Za-z_][\w./-]*)["']/g;

/** A script by its path from the document's folder, with its text. */
interface NamedScript {
  readonly path: string;
  readonly file: CodeFile;
}

/** The configuration files of the project that the scripts, commands and parameters of a step name. */
export function namedConfigs(
  { commands, parameters }: Step,
  scripts: readonly NamedScript[],
  files: CodeFiles,
): readonly CodeFile[] {
  const given = [
    ...commands.map((it) => it.value),
    ...parameters.flatMap((it) => (it.default ? [pythonStr(it.default.value)] : [])),
  ];
  const paths = [
    ...given.flatMap((it) => textsIn(it, plainFile)).map((it) => plainPath("", it)),
    ...scripts.flatMap((it) => pathsNamedBy(it, files)),
  ];
  return [...new Set(paths)].slice(0, maxPaths).flatMap((it) => files.script(it) ?? []);
}

/** The paths that a script may mean: from the repository, from its own folder, and below each folder that it names. */
function pathsNamedBy({ path, file }: NamedScript, files: CodeFiles): readonly string[] {
  const named = textsIn(file.text, quotedFile).slice(0, maxPaths);
  const folders = ["", folderOf(path), ...textsIn(file.text, quotedFolder)].slice(0, maxPaths);
  return named.flatMap((name) => folders.flatMap((it) => pathsOf(it, name, files)));
}

function textsIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, it]) => it ?? []))];
}

/** A file below a folder; for a pattern such as `*.yaml` all that it may mean. */
function pathsOf(folder: string, name: string, files: CodeFiles): readonly string[] {
  const path = plainPath(folder, name);
  if (!path.includes("*")) return [path];
  const end = path.slice(path.lastIndexOf("."));
  const inside = folderOf(path);
  return inside.includes("*") ? [] : files.siblings(path).filter((it) => it.endsWith(end));
}

function plainPath(folder: string, name: string): string {
  const path = name.replace(/^\/valohai\/repository\//, "");
  const parts = `${folder}/${path}`.split("/").filter((it) => it !== "" && it !== ".");
  const kept: string[] = [];
  for (const it of parts) {
    if (it === "..") kept.pop();
    else kept.push(it);
  }
  return kept.join("/");
}
