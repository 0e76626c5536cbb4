import { absolutePath, repositoryPath } from "./folder.ts";
import { isPython, runPython, startFile } from "./python-call.ts";
import { addUnknown, type Call, type Done, from, type Run } from "./run.ts";

/** Runs the script that `Rscript` is given. */
export function startR(run: Run, call: Call): Done {
  const at = call.words.findIndex(({ text }) => /\.[rR]$/.test(text ?? ""));
  return at < 0 ? addUnknown(run) : startFile(run, from(call, at));
}

/** Whether a program is a shell script of the project, by its name or its first line. */
export function isShellScript({ session, files }: Run, program: string): boolean {
  if (/\.(?:ba|z|k)?sh$/.test(program)) return true;
  const path = repositoryPath(absolutePath(program, session.folder));
  const text = program.includes("/") && path !== undefined ? files.text(path) : undefined;
  return /^#!.*\b(?:ba|da|z|k)?sh\b/.test(text ?? "");
}

/** A program that is not known may start the script that its words name. */
export function startNamed(run: Run, call: Call): void {
  const python = call.words.findIndex(({ text }) => isPython(text));
  const script = call.words.findIndex(({ text }) => /\.(?:py|[rR])$/.test(text ?? ""));
  if (python > 0) runPython(run, from(call, python));
  else if (script > 0) startFile(run, from(call, script));
}
