import { lineStart } from "../../base/line.ts";
import type { SourceRange } from "../../base/range.ts";
import { skippedFolders } from "../file-names.ts";
import type { FolderEntry, Host } from "../host.ts";
import type { Completer, Proposal } from "./completer.ts";
import { partInsertion } from "./insertion.ts";
import { type CompletionPlace, firstOpening } from "./place.ts";
import { isCommand } from "./placeholder.ts";

/** Files and folders of the project, one folder after the other: in commands, and where a path is asked for. */
export const filePathCompleter: Completer = {
  name: "file-path",
  proposals(place) {
    const { host } = place.context;
    if (!host || place.role === "key") return [];
    const typed = isPath(place.route) ? wholePath(place) : pathInCommand(place);
    return typed ? entriesOf(place, host, typed) : [];
  },
};

interface TypedPath {
  /** Up to the last slash. */
  readonly folder: string;
  /** Of what stands behind that. */
  readonly range: SourceRange;
  /** Whether scripts are likelier than other files. */
  readonly script: boolean;
}

function isPath(route: string): boolean {
  return route === "endpoint.files[].path" || route === "step.source-path";
}

function wholePath({ before, typed, route }: CompletionPlace): TypedPath {
  const folder = before.slice(0, before.lastIndexOf("/") + 1);
  const range = { start: typed.start + folder.length, end: typed.end };
  return { folder, range, script: route === "step.source-path" };
}

/** The word at the cursor, if it can be a path: behind the name of a program, or with a slash or a leading dot. */
function pathInCommand(place: CompletionPlace): TypedPath | undefined {
  const { document, typed, before, context, route } = place;
  if (!isCommand(route) && !/^endpoint\.server-command(?:\[\])?$/.test(route)) return undefined;
  const cursor = typed.start + before.length;
  const start = Math.max(typed.start, lineStart(document.text, cursor));
  const line = document.text.slice(start, cursor);
  const [, head = "", word = ""] =
    /^(.*?(?:^|[\s="'<>;&|(]))([^\s="'<>;&|(){}$]*)$/.exec(line) ?? [];
  const isFirst = /(?:^|[;&|(]\s*)$/.test(head.trimEnd());
  const isOption = word.startsWith("-");
  if (isOption || (isFirst && !/^\.|\//.test(word))) return undefined;
  if (word === "" && (line.trim() === "" || context.trigger !== undefined)) return undefined;
  const folder = word.slice(0, word.lastIndexOf("/") + 1);
  const rest = /^[^\s="'<>;&|(){}$]*/.exec(document.text.slice(cursor, typed.end))?.[0].length ?? 0;
  const range = { start: cursor - (word.length - folder.length), end: cursor + rest };
  return { folder, range, script: true };
}

/** In commands files stand behind what stands for parameters. */
const behindPlaceholders = 2000;

function entriesOf(place: CompletionPlace, host: Host, typed: TypedPath): readonly Proposal[] {
  const entries = host
    .list(typed.folder.replace(/^(?:\.\/)+/, "").replace(/\/$/, ""))
    .filter(({ name }) => !name.startsWith(".") && !skippedFolders.includes(name));
  return [...entries]
    .sort((a, b) => weight(a, typed) - weight(b, typed) || a.name.localeCompare(b.name, "en"))
    .map(({ name, kind }, index) => {
      const text = kind === "folder" ? `${name}/` : name;
      return {
        label: text,
        kind: kind === "folder" ? "folder" : "file",
        insertion: partInsertion(place, firstOpening(place), typed.range, text),
        rank: behindPlaceholders + index,
        retrigger: kind === "folder",
      };
    });
}

const scripts = /\.(?:py|sh|R|r|jl|ipynb|js|rb|pl)$/;

function weight({ name, kind }: FolderEntry, { script }: TypedPath): number {
  if (kind === "folder") return 1;
  return script === scripts.test(name) ? 0 : 2;
}
