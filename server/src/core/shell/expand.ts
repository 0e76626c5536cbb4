import type { SourceRange } from "#core/base/range.ts";
import { hole, type TextPiece } from "#core/python/text-pieces.ts";
import { absolutePath, folderOf, repositoryFolder } from "./folder.ts";
import type { Session, ShellWord } from "./session.ts";
import type { ShellExpansion, ShellPiece, Word } from "./words.ts";

/** The maximum number of words that one word expands to. */
const maxWords = 200;

/** The words that a word of a text gives: several for `"$@"`, none for an empty variable. */
export function expand(session: Session, word: Word, source: string): readonly ShellWord[] {
  const { range, quoted } = word;
  const whole = () => range;
  const [only, ...others] = word.pieces;
  if (others.length === 0 && typeof only === "object" && isAll(only)) {
    return (session.given ?? [unknownWord(source, range)]).map((it) => ({
      ...it,
      range,
      within: whole,
    }));
  }
  const words = splitPieces(session, word);
  const written = source.slice(range.start, range.end);
  return words.map((pieces) => {
    const text = knownText(pieces);
    const isPlain = text !== undefined && words.length === 1;
    const within = isPlain ? placesIn(source, range, text) : whole;
    return { pieces, text, written, range, quoted, within };
  });
}

/** The pieces of each word; spaces in a variable without quotes separate words. */
function splitPieces(session: Session, { pieces, quoted }: Word): readonly TextPiece[][] {
  const words: TextPiece[][] = [[]];
  let isThere = quoted;
  for (const piece of pieces) {
    const texts = textsOf(session, piece);
    isThere ||= texts.some((it) => it !== "");
    for (const [index, text] of texts.entries()) {
      if (index > 0) words.push([]);
      words.at(-1)?.push(text);
    }
  }
  return isThere ? words : [];
}

function textsOf(session: Session, piece: ShellPiece): readonly TextPiece[] {
  if (typeof piece === "string") return [piece];
  const value = textOfExpansion(session, piece);
  if (value === undefined) return [hole];
  return piece.quoted || piece.kind === "placeholder"
    ? [value]
    : value.trim().split(/\s+/).slice(0, maxWords);
}

/** Where stretches of a word's text are in the text with the word, quotes and escapes left out. */
function placesIn(source: string, { start, end }: SourceRange, text: string) {
  let places: readonly number[] | undefined;
  return (stretch: SourceRange): SourceRange => {
    places ??= aligned(source, start, end, text);
    return { start: places[stretch.start] ?? start, end: places[stretch.end] ?? end };
  };
}

function aligned(source: string, start: number, end: number, text: string): readonly number[] {
  const places: number[] = [];
  let at = /["']/.test(source.charAt(start)) ? start + 1 : start;
  for (const sign of text.split("")) {
    while (at < end && source[at] !== sign && /["'\\$]/.test(source.charAt(at))) at++;
    places.push(at);
    at++;
  }
  places.push(at);
  return places.every((it) => it <= end) ? places : [];
}

function isAll({ kind, text }: ShellExpansion): boolean {
  return kind === "variable" && (text === "@" || text === "*");
}

function unknownWord(source: string, range: SourceRange): ShellWord {
  const written = source.slice(range.start, range.end);
  return { pieces: [hole], text: undefined, written, range, quoted: false, within: () => range };
}

function knownText(pieces: readonly TextPiece[]): string | undefined {
  return pieces.every((it) => typeof it === "string") ? pieces.join("") : undefined;
}

/** The folders that Valohai names in the environment (docs "Environment variables"). */
const environment: { readonly [name: string]: string } = {
  VH_REPOSITORY_DIR: repositoryFolder,
  VH_INPUTS_DIR: "/valohai/inputs",
  VH_OUTPUTS_DIR: "/valohai/outputs",
  VH_CONFIG_DIR: "/valohai/config",
  // What an image has there is not a folder of the repository.
  PYTHONPATH: "",
};

/** The text that an expansion gives; undefined where it is not known. */
function textOfExpansion(
  session: Session,
  { kind, text, fallback }: ShellExpansion,
): string | undefined {
  if (kind === "substitution") return outputOf(session, text);
  if (kind === "placeholder") return text === "{source-path}" ? session.sourcePath : undefined;
  if (/^[1-9]$/.test(text)) {
    const given = session.given?.[Number(text) - 1];
    return session.given && given === undefined ? (fallback ?? "") : given?.text;
  }
  const own = ownVariables[text];
  if (own) return own(session);
  if (session.variables.has(text)) return session.variables.get(text);
  return environment[text] ?? fallback;
}

/** The variables that a shell keeps itself. */
const ownVariables: { readonly [name: string]: (session: Session) => string | undefined } = {
  "0": ({ script }) => script,
  BASH_SOURCE: ({ script }) => script,
  "BASH_SOURCE[@]": ({ script }) => script,
  PWD: ({ folder }) => folder,
  OLDPWD: ({ previous }) => previous,
};

/** In characters: longer commands do more than print a folder. */
const longestCommand = 300;

/** What commands that only print a folder print. */
function outputOf(session: Session, command: string): string | undefined {
  const text = command.length > longestCommand ? "" : command.trim();
  if (/^pwd(?:\s+-[LP])?$/.test(text)) return session.folder;
  if (/^git\s+rev-parse\s+--show-toplevel$/.test(text)) return repositoryFolder;
  if (/^(?:realpath|readlink\s+-f)\s+"?\$(?:0|\{?BASH_SOURCE)[^"\s]*"?$/.test(text)) {
    return session.script;
  }
  if (text.startsWith("dirname ") && isOwnPath(text)) return ownFolder(session);
  const moved = folderEntered(text);
  const from = moved === undefined ? undefined : ownFolder(session);
  return from === undefined ? undefined : absolutePath(`.${moved}`, from);
}

/** What is after the script's own folder in `cd "$(dirname "$0")/.." && pwd`. */
function folderEntered(text: string): string | undefined {
  const [enters = "", shows = "", more] = text.split("&&");
  if (more !== undefined || !/^\s*pwd(?:\s+-P)?\s*$/.test(shows)) return undefined;
  const [folder = ""] = enters.split(">");
  const found = /^cd [-P "]*\$\( *dirname ([^()]*)\)/.exec(folder);
  if (!found || !isOwnPath(found[0])) return undefined;
  return folder.slice(found[0].length).replaceAll('"', "").trim();
}

/** Whether a text means the path of the script that runs. */
function isOwnPath(text: string): boolean {
  return /\$(?:0|\{?(?:0|BASH_SOURCE)\b)/.test(text);
}

function ownFolder({ script }: Session): string | undefined {
  return script === undefined ? undefined : folderOf(script) || "/";
}
