import { baseName } from "#core/base/base-name.ts";
import type { SourceRange } from "#core/base/range.ts";
import { absolutePath, repositoryPath } from "./folder.ts";
import {
  addUnknown,
  type Call,
  currentFolder,
  type Done,
  deepestScript,
  from,
  placeOf,
  type Run,
  textAt,
} from "./run.ts";
import { copyOf, type Session, type ShellWord } from "./session.ts";
import { codeFromInput } from "./standard-input.ts";

/** Whether a word starts a shell. */
export function isShell(name: string): boolean {
  return /^(?:ba|da|a|z|k)?sh$/.test(name);
}

/** Reads `bash FILE …`, `bash -c "commands"` and `bash <<EOF`. */
export function runShell(run: Run, call: Call): Done {
  const at = afterOptions(call);
  const option = textAt(call, at);
  if (/^--(?:version|help)$/.test(option ?? "")) return true;
  if (/^-\w*c$/.test(option ?? "")) {
    return runText(run, call.words[at + 1], from(call, at + 3).words);
  }
  const file = call.words[at];
  if (file && file.text !== "-") return runFile(run, file, from(call, at + 1).words, "apart");
  const input = codeFromInput(run, call);
  if (input?.kind === "text") return within(run, copyOf(run.session), input.text, input.within);
  if (input?.kind === "file") return openFile(run, input.path, input.range, [], "apart");
  return addUnknown(run);
}

/** The index of the first word that is not an option, or is an option that decides what runs. */
function afterOptions(call: Call): number {
  let at = 1;
  for (; /^[-+]./.test(textAt(call, at) ?? ""); at++) {
    const text = textAt(call, at) ?? "";
    if (/^--(?:version|help)$|^-\w*c$/.test(text)) return at;
    if (/^[-+]\w*[oO]$|^--(?:rcfile|init-file)$/.test(text)) at++;
  }
  return at;
}

/** Reads the commands that a word holds, as `eval` does. */
export function runEval(run: Run, call: Call): Done {
  const [only, more] = call.words.slice(1);
  if (more || !only || only.text === undefined) return addUnknown(run);
  return within(run, run.session, only.text, only.within);
}

function runText(run: Run, word: ShellWord | undefined, given: readonly ShellWord[]): Done {
  if (!word || word.text === undefined) return addUnknown(run);
  return within(run, { ...copyOf(run.session), given }, word.text, word.within);
}

function within(
  run: Run,
  session: Session,
  text: string,
  place: (range: SourceRange) => SourceRange,
): Done {
  if (run.depth >= deepestScript) return addUnknown(run);
  const inner = (range: SourceRange) => run.frame.within(place(range));
  return run.read({
    ...run,
    session,
    depth: run.depth + 1,
    frame: { ...run.frame, text, within: inner },
  });
}

/** Reads a shell script: `apart` from the shell that starts it, or `here`, as `source` does. */
export function runFile(
  run: Run,
  word: ShellWord,
  given: readonly ShellWord[],
  where: "apart" | "here",
): Done {
  if (word.text === undefined) return addUnknown(run);
  return openFile(run, word.text, word.range, given, where);
}

function openFile(
  run: Run,
  written: string,
  range: SourceRange,
  given: readonly ShellWord[],
  where: "apart" | "here",
): Done {
  const script = absolutePath(written, run.session.folder);
  const path = repositoryPath(script);
  const text = path && run.depth < deepestScript ? run.files.text(path) : undefined;
  if (path === undefined || text === undefined) {
    return where === "here" && isEnvironment(written) ? true : addUnknown(run);
  }
  const { session } = run;
  const own =
    where === "here"
      ? { ...session, script, given: given.length > 0 ? given : session.given }
      : { ...copyOf(session), script, given };
  run.found.opened.push(path);
  run.found.paths.push({
    ...placeOf(run, range),
    kind: "file",
    paths: [path],
    folder: currentFolder(run),
  });
  readFile(run, { session: own, text, path, range });
  const { script: before, given: words } = session;
  if (where === "here") Object.assign(session, { ...own, script: before, given: words });
  return true;
}

function readFile(
  run: Run,
  file: {
    readonly session: Session;
    readonly text: string;
    readonly path: string;
    readonly range: SourceRange;
  },
): void {
  const { session, text, path, range } = file;
  const anchor = run.frame.anchor ?? placeOf(run, range).range;
  const frame = { text, path, anchor, within: (it: SourceRange) => it };
  run.read({ ...run, session, depth: run.depth + 1, frame });
}

/** Whether a file that is sourced sets up an environment, and starts nothing. */
function isEnvironment(path: string): boolean {
  const name = baseName(path);
  return (
    path.startsWith("/etc/") || /^(?:activate|\.\w+rc|\.env|conda\.sh|setvars\.sh)$/.test(name)
  );
}
