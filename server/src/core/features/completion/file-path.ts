import { baseName } from "#core/base/base-name.ts";
import { lineStart } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { skippedFolders } from "#core/document/file-names.ts";
import type { FolderEntry, Host } from "#core/document/host.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, firstPoint } from "./completion-place.ts";
import { partInsertion } from "./insertion.ts";
import type { Offer } from "./offer.ts";
import { isCommand } from "./placeholder.ts";

/** Files and folders of the project, one folder after the other: in commands, and where a path is asked for. */
export const filePathCompleter: Completer = {
  name: "file-path",
  offers(place) {
    const { host } = place.request;
    if (!host || place.role === "key") return [];
    const typed = isPath(place.route) ? wholePath(place) : pathInCommand(place);
    return typed ? entriesOf(place, host, typed) : [];
  },
};

interface TypedPath {
  /** Up to the last slash. */
  readonly folder: string;
  /** The range of what follows the folder. */
  readonly range: SourceRange;
  /** Whether scripts are likelier than other files. */
  readonly script: boolean;
  /** What of the folder is offered. */
  readonly offered: (entry: FolderEntry) => boolean;
}

function isPath(route: string): boolean {
  return route === "endpoint.files[].path" || route === "step.source-path";
}

function wholePath({ before, typed, route, request }: CompletionPlace): TypedPath | undefined {
  if (request.trigger !== undefined && before !== "" && !isPathLike(before)) return undefined;
  const folder = before.slice(0, before.lastIndexOf("/") + 1);
  const range = { start: typed.start + folder.length, end: typed.end };
  return { folder, range, script: route === "step.source-path", offered: everything };
}

function everything(): boolean {
  return true;
}

/** The word at the cursor, if it can be a path: after the name of a program, or with a slash or a leading dot. */
function pathInCommand(place: CompletionPlace): TypedPath | undefined {
  const { request, route } = place;
  if (!isCommand(route) && !/^endpoint\.server-command(?:\[\])?$/.test(route)) return undefined;
  const { head, word, range } = wordInCommand(place);
  const isFirst = /(?:^|[;&|(]\s*)$/.test(head.trimEnd());
  const isOption = word.startsWith("-");
  if (isOption || (isFirst && !/^\.|\//.test(word))) return undefined;
  if (word === "" && head.trim() === "") return undefined;
  const offered = request.trigger === undefined ? everything : offeredUnasked(head, word);
  if (!offered) return undefined;
  const folder = word.slice(0, word.lastIndexOf("/") + 1);
  const start = range.start + folder.length;
  return { folder, range: { start, end: range.end }, script: true, offered };
}

/** What a command has typed before the cursor. */
interface TypedWord {
  /** The line up to the word. */
  readonly head: string;
  /** The word up to the cursor. */
  readonly word: string;
  /** The whole word, including the part after the cursor. */
  readonly range: SourceRange;
}

/** The word of a command at the cursor. */
export function wordInCommand({ document, typed, before }: CompletionPlace): TypedWord {
  const cursor = typed.start + before.length;
  const start = Math.max(typed.start, lineStart(document.text, cursor));
  const line = document.text.slice(start, cursor);
  const [, head = "", word = ""] =
    /^(.*?(?:^|[\s="'<>;&|(]))([^\s="'<>;&|(){}$]*)$/.exec(line) ?? [];
  const rest = /^[^\s="'<>;&|(){}$]*/.exec(document.text.slice(cursor, typed.end))?.[0].length ?? 0;
  return { head, word, range: { start: cursor - word.length, end: cursor + rest } };
}

/**
 * What is offered unasked for a word of a command: what begins like a word that must be a path, and
 * scripts for the word after an interpreter.
 */
function offeredUnasked(head: string, word: string): TypedPath["offered"] | undefined {
  const begun = baseName(word).toLowerCase();
  const isBegun = ({ name }: FolderEntry) => name.toLowerCase().startsWith(begun);
  if (isPathLike(word)) return isBegun;
  if (word === "" || !startsScript(head)) return undefined;
  return (it) => it.kind === "file" && scripts.test(it.name) && isBegun(it);
}

/** Whether a word looks like a path, by a slash or an extension. */
function isPathLike(word: string): boolean {
  return /\/|[^.]\.[A-Za-z]\w*$/.test(word);
}

/** A program that runs scripts, at the end of a word. */
const interpreter =
  /(?:^|[;&|(/])(?:python|pypy|bash|sh|zsh|dash|ksh|source|Rscript|julia|node|ruby|perl|php|torchrun|papermill)[\d.]*$/;

/** Whether the text before a word ends with a program that runs the script named by the word; `-m` and `-c` are followed by something else. */
function startsScript(head: string): boolean {
  const words = head.trim().split(/\s+/);
  if (head.trimEnd() === head) return false;
  const program = words.findLastIndex((it) => !/^-(?![mce]\b)./.test(it));
  const word = words[program] ?? "";
  return interpreter.test(word) && (separator.test(word) || isBegun(words.slice(0, program)));
}

const separator = /[;&|(]/;

/** Whether a command begins after these words, apart from words that run another one. */
function isBegun(words: readonly string[]): boolean {
  const plain = words.join(" ").replace(runner, "exec").split(" ");
  for (const word of plain.reverse()) {
    if (/[;&|(]$|\b(?:then|do|else)$/.test(word)) return true;
    const last = word.slice(word.search(lastCommand));
    const isWrapper = wrapper.test(last);
    if (isWrapper && last !== word) return true;
    if (!isWrapper && word !== "" && !/^\w+=/.test(word)) return false;
  }
  return true;
}

/** What runs the command after it: by itself, or together with `run`. */
const wrapper = /^(?:sudo|time|exec|nohup|\w+=.*)$/s;
const runner = /(?<=^|[ ;&|(])(?:uv|poetry|pipenv|pdm) run(?= |$)/g;

/** What follows the last sign in a word that separates commands. */
const lastCommand = /(?<![^;&|(])[^;&|(]*$/;

/** In commands, files come after placeholders. */
const afterPlaceholders = 2000;

function entriesOf(place: CompletionPlace, host: Host, typed: TypedPath): readonly Offer[] {
  const entries = host
    .list(typed.folder.replace(/^(?:\.\/)+/, "").replace(/\/$/, ""))
    .filter(({ name }) => !name.startsWith(".") && !skippedFolders.includes(name))
    .filter(typed.offered);
  const isAsked = place.request.trigger === undefined;
  return [...entries]
    .sort((a, b) => weight(a, typed) - weight(b, typed) || a.name.localeCompare(b.name, "en"))
    .map(({ name, kind }, index) => {
      const leadsOn = kind === "folder" && isAsked;
      return {
        label: kind === "folder" ? `${name}/` : name,
        kind: kind === "folder" ? "folder" : "file",
        // A folder whose name is typed is a finished word; its slash is left to the user.
        ...partInsertion(place, firstPoint(place), typed.range, leadsOn ? `${name}/` : name),
        rank: afterPlaceholders + index,
        retrigger: leadsOn,
        free: place.before + place.after === "",
      };
    });
}

const scripts = /\.(?:py|sh|R|r|jl|ipynb|js|rb|pl)$/;

function weight({ name, kind }: FolderEntry, { script }: TypedPath): number {
  if (kind === "folder") return 1;
  return script === scripts.test(name) ? 0 : 2;
}
