import type { SourceRange } from "../base/range.ts";
import { jsonKeys, jsonText } from "./metadata.ts";
import { readScript } from "./script.ts";
import { hole, percentPieces, type TextPiece } from "./text.ts";

/** A program that a command of a step starts. */
export interface StartedScript {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  /** Where it is written in the command. */
  readonly range: SourceRange;
  /** Where else `python -m` would find it; it may as well be installed. Undefined for a script that is named by its path. */
  readonly modulePaths?: readonly string[];
}

/** What a command of a step says about itself. */
export interface CommandFacts {
  readonly scripts: readonly StartedScript[];
  /** Keys of JSON objects that the command itself prints. */
  readonly metadata: readonly { readonly name: string; readonly range: SourceRange }[];
  /** Whether all that runs is known: no other folder, no other repository, no other program. */
  readonly complete: boolean;
}

/** Reads the commands of a step, in their order: a `cd` in one of them counts for the next. */
export function readCommands(commands: readonly string[]): readonly CommandFacts[] {
  const state: State = { elsewhere: false };
  return commands.map((it) => readCommand(it, state));
}

interface State {
  /** Whether another folder or a fetched repository makes relative paths unknown. */
  elsewhere: boolean;
}

interface Word {
  readonly pieces: readonly TextPiece[];
  readonly range: SourceRange;
  readonly quoted: boolean;
}

function readCommand(command: string, state: State): CommandFacts {
  const facts = simpleCommands(command).map((words) => readSimple(command, words, state));
  return {
    scripts: facts.flatMap((it) => it.scripts),
    metadata: facts.flatMap((it) => it.metadata),
    complete: facts.every((it) => it.complete),
  };
}

const nothing: CommandFacts = { scripts: [], metadata: [], complete: true };
const unknown: CommandFacts = { scripts: [], metadata: [], complete: false };

/** Programs that print nothing of their own that could be metadata. */
const quiet =
  /^(?:pip3?|conda|mamba|apt|apt-get|apk|yum|mkdir|cp|mv|rm|ln|ls|touch|find|grep|head|tail|cat|dd|du|wc|tee|xargs|export|set|unset|unzip|zip|tar|gunzip|gzip|chmod|chown|wget|curl|rsync|aws|gsutil|gcloud|az|nvidia-smi|nvcc|lscpu|lsb_release|uname|sleep|wait|kill|exit|true|test|\[|\[\[|fi|done|source|\.|ulimit|df|free|env|printenv|which|whoami|id|date|pwd|poetry|uv)$/;

/** Words before a command that leave it as it is. */
const before = /^(?:if|then|else|do|while|until|!|time|exec|sudo|nohup|\{)$/;

function readSimple(command: string, all: readonly Word[], state: State): CommandFacts {
  const start = all.findIndex(
    (it) => !/^\w+=/.test(known(it) ?? "") && !before.test(known(it) ?? ""),
  );
  if (start < 0) return nothing;
  const words = all.slice(start);
  const first = wordAt(words, 0);
  if (first === undefined) return unknown;
  if (/^(?:cd|pushd)$/.test(first) || (first === "git" && wordAt(words, 1) === "clone")) {
    state.elsewhere = !/^\/valohai\/repository\/?$/.test(wordAt(words, 1) ?? "");
    return nothing;
  }
  if (first === "git") return nothing;
  if (/^(?:echo|printf)$/.test(first)) return printed(command, words);
  return withoutScript(command, words) ?? started(words, first, state);
}

/** `python --version`, `python -m pip …` and `python -c "…"` */
function withoutScript(command: string, words: readonly Word[]): CommandFacts | undefined {
  const starter = words.findIndex((it) => python.test(known(it) ?? ""));
  const option = starter < 0 ? undefined : wordAt(words, starter + 1);
  const word = words[starter + 2];
  const text = word && known(word);
  if (option === "--version" || option === "-V") return nothing;
  if (option === "-m" && quietModules.test(text ?? "")) return nothing;
  if (option !== "-c" || !word || text === undefined) return undefined;
  const { keys, complete } = readScript(text).metadata;
  const metadata = keys.map(({ name }) => ({
    name,
    range: placeOf(command, word.range.start, name),
  }));
  return { scripts: [], metadata, complete };
}

/** Modules that only prepare something. */
const quietModules = /^(?:pip|venv|ensurepip|compileall|site|nltk\.downloader|ipykernel|spacy)$/;

function started(words: readonly Word[], first: string, { elsewhere }: State): CommandFacts {
  const script = scriptIn(words);
  if (!script) return quiet.test(first) ? nothing : unknown;
  return elsewhere || !isRelative(script.path) ? unknown : { ...nothing, scripts: [script] };
}

function wordAt(words: readonly Word[], index: number): string | undefined {
  const word = words[index];
  return word && known(word);
}

function known({ pieces }: Word): string | undefined {
  return pieces.every((it) => typeof it === "string") ? pieces.join("") : undefined;
}

function isRelative(path: string): boolean {
  return !/^(?:\/|~|[A-Za-z]:)/.test(path) && !path.split("/").includes("..");
}

const python = /^(?:.*\/)?(?:python|pypy)[\d.]*$/;
/** The first word that names a script, or the module behind `python -m`. */
function scriptIn(words: readonly Word[]): StartedScript | undefined {
  const starter = words.findIndex((it) => python.test(known(it) ?? ""));
  for (const [index, word] of words.entries()) {
    const text = known(word);
    if (text === undefined) continue;
    if (/\.(?:py|[rR])$/.test(text)) return { path: plain(text), range: word.range };
    const named = text === "-m" && index === starter + 1 ? moduleAt(words[index + 1]) : undefined;
    if (named) return named;
  }
  return undefined;
}

function moduleAt(word: Word | undefined): StartedScript | undefined {
  const module = word && known(word);
  if (!word || !module || !/^[\w.]+$/.test(module) || wellKnown.test(module)) return undefined;
  const path = module.replaceAll(".", "/");
  const modulePaths = [`${path}/__main__.py`, `src/${path}.py`, `src/${path}/__main__.py`];
  return { path: `${path}.py`, range: word.range, modulePaths };
}

/** Modules that start another script, or none of the repository. */
const wellKnown = /^(?:torch\.distributed|accelerate|pip|pytest|venv|http|deepspeed|horovod)\b/;

function plain(path: string): string {
  return path
    .replaceAll("\\", "/")
    .split("/")
    .filter((it, index) => it !== "." && (it !== "" || index === 0))
    .join("/");
}

/** `echo '{"key": 1}'`; nothing where the text goes to a file. */
function printed(command: string, words: readonly Word[]): CommandFacts {
  if (words.some((it) => !it.quoted && /^\d?>/.test(known(it) ?? ""))) return nothing;
  const isFormat = wordAt(words, 0) === "printf";
  const pieces = words.slice(1).flatMap((it): TextPiece[] => [" ", ...shownPieces(it, isFormat)]);
  const text = jsonText(pieces).replaceAll("\\n", "\n");
  const names = text.split("\n").flatMap((it) => jsonKeys(it.replace(/^\s*-\w+\s+/, "").trim()));
  const from = words[0]?.range.start ?? 0;
  const metadata = names
    .filter((it) => !/[\ue000-\uf8ff]/.test(it))
    .map((name) => ({ name, range: placeOf(command, from, name) }));
  return { scripts: [], metadata, complete: metadata.length === names.length };
}

function shownPieces({ pieces }: Word, isFormat: boolean): readonly TextPiece[] {
  if (!isFormat) return pieces;
  return pieces.flatMap((it) => (typeof it === "string" ? percentPieces(it) : [it]));
}

function placeOf(command: string, from: number, name: string): SourceRange {
  const at = Math.max(command.indexOf(name, from), 0);
  return { start: at, end: at + name.length };
}

/** The words of each simple command of a shell text, comments left out. */
function simpleCommands(command: string): readonly (readonly Word[])[] {
  const commands: Word[][] = [[]];
  let at = 0;
  while (at < command.length) {
    const rest = command.slice(at);
    const skip = /^(?:[ \t]+|\\\r?\n|(?<=^|\s)#[^\n]*)/.exec(rest)?.[0];
    const end = /^(?:\r?\n|&&|\|\|?|;|&|\(|\))/.exec(rest)?.[0];
    if (rest.startsWith("#") && /^(?:$|\s)/.test(command.charAt(at - 1))) {
      at += /^[^\n]*/.exec(rest)?.[0].length ?? 1;
    } else if (skip) at += skip.length;
    else if (end) {
      commands.push([]);
      at += end.length;
    } else {
      const word = readWord(command, at);
      commands.at(-1)?.push(word);
      at = Math.max(word.range.end, at + 1);
    }
  }
  return commands.filter((it) => it.length > 0);
}

function readWord(command: string, from: number): Word {
  const pieces: TextPiece[] = [];
  let at = from;
  let quoted = false;
  for (;;) {
    const part = nextPart(command, at);
    if (!part) break;
    quoted ||= part.quoted;
    for (const it of part.pieces) pieces.push(it);
    at += part.length;
  }
  return { pieces, range: { start: from, end: at }, quoted };
}

interface Part {
  readonly pieces: readonly TextPiece[];
  readonly length: number;
  readonly quoted: boolean;
}

/** A stretch of a word: in single quotes, in double quotes, a variable or placeholder, or plain. */
function nextPart(command: string, at: number): Part | undefined {
  const rest = command.slice(at);
  const single = /^'([^']*)'?/.exec(rest);
  if (single) return { pieces: [single[1] ?? ""], length: single[0].length, quoted: true };
  const double = /^"((?:\\[\s\S]|[^"\\])*)"?/.exec(rest);
  if (double) {
    return { pieces: expanded(double[1] ?? "", '"'), length: double[0].length, quoted: true };
  }
  const text = /^(?:\$\([^)]*\)|`[^`]*`|\\[\s\S]|[^\s'"&|;()`\\])+/.exec(rest)?.[0];
  return text ? { pieces: expanded(text, ""), length: text.length, quoted: false } : undefined;
}

/** Variables, substitutions and Valohai's own placeholders are not known before the command runs. */
function expanded(text: string, quote: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  const plainText = (until: number) => {
    const escaped = quote === "" ? /\\([\s\S])/g : /\\(["\\$`])/g;
    pieces.push(text.slice(from, until).replace(escaped, "$1"));
  };
  const dynamic =
    /\\[\s\S]|\$\{[^}]*\}|\$\([^)]*\)|`[^`]*`|\$\w+|\{(?:parameters|parameter(?:-value)?:[^}]*|source-path)\}/g;
  for (const match of text.matchAll(dynamic)) {
    if (match[0].startsWith("\\")) continue;
    plainText(match.index);
    pieces.push(hole);
    from = match.index + match[0].length;
  }
  plainText(text.length);
  return pieces;
}
