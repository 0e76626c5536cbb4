import { absolutePath, repositoryPath } from "./folder.ts";
import { addScript } from "./python-call.ts";
import {
  addUnknown,
  type Call,
  type Done,
  from,
  importRoots,
  mayBeElsewhere,
  type Run,
} from "./run.ts";

/** Starts the first notebook named in the arguments, as papermill and nbconvert do. */
export function runNotebook(run: Run, call: Call): Done {
  const at = call.words.findIndex(({ text }) => text?.endsWith(".ipynb"));
  const word = call.words[at];
  const path = word?.text && repositoryPath(absolutePath(word.text, run.session.folder));
  if (!word || !path) return addUnknown(run);
  const rest = from(call, at + 1);
  const isCopy = ({ text }: { readonly text: string | undefined }) => text?.endsWith(".ipynb");
  return addScript(
    run,
    { ...rest, words: rest.words.filter((it) => !isCopy(it)) },
    {
      path,
      otherPaths: [],
      way: "file",
      roots: importRoots(run, rest),
      range: word.range,
      mayBeElsewhere: mayBeElsewhere(run, path),
    },
  );
}

/** Whether `jupyter …` runs a notebook. */
export function isExecution({ words }: Call): boolean {
  const texts = words.map((it) => it.text);
  if (/^(?:execute|run)$/.test(texts[1] ?? "")) return true;
  return (
    texts.includes("nbconvert") &&
    texts.some((it) => it === "--execute" || it === "--ExecutePreprocessor.enabled=True")
  );
}
