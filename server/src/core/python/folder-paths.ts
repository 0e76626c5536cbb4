import type { SourceRange } from "#core/base/range.ts";
import { unknownLetter } from "./traced-text.ts";

/** A path in a folder of an execution, within a text. */
export interface FolderPath {
  readonly folder: "inputs" | "outputs" | "config";
  /** What is below the folder, down to the end of the path; empty for the folder itself. */
  readonly below: string;
  /** The first part below the folder, in the text; undefined where it is computed or is a pattern. */
  readonly first: (SourceRange & { readonly name: string }) | undefined;
  /** Whether the text is this path and nothing else, except perhaps a scheme. */
  readonly isWhole: boolean;
}

/** Where an execution has its folders (valohai documentation, "Environment variables" and "inputs"). */
const folder =
  /(?:\/valohai\/+(?:\.\/+)*(inputs|outputs|config)|\$\{?VH_(INPUTS|OUTPUTS|CONFIG)_DIR\}?)(?![\w.-])/g;

/** The paths in folders of an execution that a text names. */
export function folderPathsIn(text: string): readonly FolderPath[] {
  return [...text.matchAll(folder)].flatMap(({ 0: root, 1: plain, 2: variable, index }) => {
    const before = text.slice(Math.max(0, index - 7), index);
    const isWhole = index === 0 || before.endsWith("file://");
    if (!isWhole && /[\w.~/-]$|\ue001$/.test(before)) return [];
    const name = plain ?? variable?.toLowerCase();
    if (name !== "inputs" && name !== "outputs" && name !== "config") return [];
    return [pathFrom(text, index + root.length, { folder: name, isWhole })];
  });
}

function pathFrom(
  text: string,
  from: number,
  kind: Pick<FolderPath, "folder" | "isWhole">,
): FolderPath {
  const start = from + (/^(?:\/|(?<=\/)\.(?=\/|$))*/.exec(text.slice(from))?.[0].length ?? 0);
  const pattern = kind.isWhole ? /^[^/]*/ : /^[\w.\ue001*?{}[\]-]*/;
  const first = pattern.exec(text.slice(start))?.[0] ?? "";
  const rest = kind.isWhole
    ? text.slice(start)
    : (/^[^\s"'`;,|&()<>:]*/.exec(text.slice(start))?.[0] ?? "");
  const name =
    kind.isWhole || text[start + first.length] === "/" ? first : first.replace(/(?<!\.)\.+$/, "");
  const range = { start, end: start + name.length };
  return {
    ...kind,
    below: rest,
    first: isName.test(name) && !/^\.+$/.test(name) ? { ...range, name } : undefined,
  };
}

/** A completely known name without blanks and without signs of patterns, templates and shells. */
const isName = new RegExp(`^[^\\s%*?{}[\\]<>|"'\`$:;,()\\\\${unknownLetter}]+$`);
