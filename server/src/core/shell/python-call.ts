import type { SourceRange } from "#core/base/range.ts";
import type { StartedScript } from "./facts.ts";
import { absolutePath, below, repositoryPath } from "./folder.ts";
import {
  addUnknown,
  type Call,
  currentFolder,
  type Done,
  from,
  importRoots,
  isSilent,
  mayBeElsewhere,
  modulePaths,
  placeOf,
  type Run,
  textAt,
} from "./run.ts";
import type { ShellWord } from "./session.ts";
import { codeFromInput } from "./standard-input.ts";

/** Whether a word starts a Python interpreter. */
export function isPython(word: string | undefined): boolean {
  return word !== undefined && /^(?:.*\/)?(?:python|pypy)w?[\d.]*t?$/.test(word);
}

/** Options of the interpreter that take the next word. */
const valued = /^-[bBdEhiIOPqRsSuvx]*[WXQ]$|^--check-hash-based-pycs$/;

/** Options after which the interpreter runs nothing. */
const runsNothing = /^(?:-[Vh?]+|--version|--help(?:-\w+)?)$/;

/** Reads `python …`. */
export function runPython(run: Run, call: Call): Done {
  const at = afterOptions(call);
  const text = textAt(call, at) ?? "";
  const [, how, attached] = decisive.exec(text) ?? [];
  if (runsNothing.test(text)) return true;
  if (how === "c") return attached === "" ? runCode(run, call, at + 1) : addUnknown(run);
  if (how === "m") return runModule(run, from(call, at + 1), attached || undefined);
  const first = call.words[at];
  if (!first || text === "-") return runInput(run, call);
  return first.text === undefined ? addUnknown(run) : startFile(run, from(call, at));
}

/** `-c` and `-m`, perhaps with other options before them. */
const decisive = /^-[bBdEiIOPqRsSuvx]*([cm])(.*)$/;

/** The index of the first word that is not an option, or is an option that decides what runs. */
function afterOptions(call: Call): number {
  let at = 1;
  for (; /^-./.test(textAt(call, at) ?? ""); at++) {
    const text = textAt(call, at) ?? "";
    if (runsNothing.test(text) || decisive.test(text)) return at;
    if (valued.test(text)) at++;
  }
  return at;
}

function runInput(run: Run, call: Call): Done {
  const input = codeFromInput(run, call);
  if (!input) return addUnknown(run);
  if (input.kind === "file") return startPath(run, call, input.path, input.range);
  run.found.codes.push({
    text: input.text,
    folder: currentFolder(run),
    roots: codeRoots(run, call),
    silent: isSilent(call),
    place: input.place,
  });
  return true;
}

/** `python -c "code"` */
function runCode(run: Run, call: Call, index: number): Done {
  const word = call.words[index];
  if (!word || word.text === undefined) return addUnknown(run);
  run.found.codes.push({
    text: word.text,
    folder: currentFolder(run),
    roots: codeRoots(run, call),
    silent: isSilent(call),
    place: (range) => placeOf(run, word.within(range)),
  });
  return true;
}

/** Code that is in no file imports from the current folder. */
function codeRoots(run: Run, call: Call): readonly string[] {
  const folder = currentFolder(run);
  return [...(folder === undefined ? [] : [folder]), ...importRoots(run, call)];
}

/** Modules that only prepare something. */
const quietModules =
  /^(?:pip|venv|virtualenv|ensurepip|compileall|py_compile|site|nltk\.downloader|ipykernel|spacy|zipfile|tarfile|this|http\.server|json\.tool|wget|dvc|gdown|playwright|build|twine)$/;

/** Modules that start another script, which their words name. */
const starters =
  /^(?:torch\.distributed\.(?:run|launch|elastic\.\w+)|accelerate\.commands\.launch|accelerate|deepspeed(?:\.launcher\.\w+)?|horovod\.runner?|coverage|cProfile|profile|pdb|trace|kernprof|memory_profiler|scalene|debugpy|ipdb|pudb|viztracer|line_profiler|streamlit|papermill|mpi4py(?:\.\w+)?|oneflow\.distributed\.launch|paddle\.distributed\.launch|bokeh|IPython)$/;

function runModule(run: Run, call: Call, attached: string | undefined): Done {
  const module = attached ?? textAt(call, 0);
  const range = call.words[0]?.range;
  if (module === undefined || !range) return addUnknown(run);
  if (attached === undefined && programs.test(module)) return run.launch(run, call);
  if (starters.test(module)) return runLauncher(run, call);
  if (quietModules.test(module)) return true;
  return startModule(run, attached === undefined ? from(call, 1) : call, module, range);
}

/** Modules that work like the program of their name. */
const programs = /^(?:pip|uv|papermill|jupyter)$/;

/** Starts a module of the project, or an installed one. */
function startModule(run: Run, rest: Call, module: string, range: SourceRange): Done {
  if (!/^[\w.]+$/.test(module)) return addUnknown(run);
  const folder = currentFolder(run);
  const roots = [...(folder === undefined ? [] : [folder]), ...importRoots(run, rest)];
  const assumed = folder === undefined ? [] : [below(folder, "src")];
  const paths = [...roots, ...assumed].flatMap((it) => modulePaths(it, module));
  const [path, ...otherPaths] = paths;
  if (path === undefined) return addUnknown(run);
  return addScript(run, rest, {
    path,
    otherPaths,
    way: "module",
    roots,
    range,
    mayBeElsewhere: true,
  });
}

/** Starts a Python file, or a folder with a `__main__.py`, that the first word names; the other words are for it. */
export function startFile(run: Run, call: Call): Done {
  const [word] = call.words;
  if (!word || word.text === undefined) return addUnknown(run);
  return startPath(run, from(call, 1), word.text, word.range);
}

function startPath(run: Run, rest: Call, written: string, range: SourceRange): Done {
  const path = repositoryPath(absolutePath(written, run.session.folder));
  if (path === undefined || path === "") return addUnknown(run);
  if (/(?:^|\/)setup\.py$/.test(path)) return installOwn(run, rest);
  const otherPaths = /\.\w+$/.test(path) ? [] : [`${path}/__main__.py`];
  return addScript(run, rest, {
    path,
    otherPaths,
    way: "file",
    roots: importRoots(run, rest),
    range,
    mayBeElsewhere: mayBeElsewhere(run, path),
  });
}

/** `python setup.py install` */
function installOwn(run: Run, rest: Call): Done {
  const folder = currentFolder(run);
  if (folder !== undefined && /^(?:install|develop)$/.test(textAt(rest, 0) ?? "")) {
    run.session.made.installed.push(folder, below(folder, "src"));
  }
  return true;
}

type Start = Pick<
  StartedScript,
  "path" | "otherPaths" | "way" | "roots" | "range" | "mayBeElsewhere"
>;

/** Adds a program that is started with the words of a call. */
export function addScript(run: Run, rest: Call, { range, ...start }: Start): Done {
  const { path, otherPaths, way } = start;
  if (way !== "function") addPath(run, way, [path, ...otherPaths], range);
  run.found.scripts.push({
    ...start,
    ...placeOf(run, range),
    folder: currentFolder(run),
    words: rest.words.map(({ text, written }) => ({ text, written })),
    silent: isSilent(rest),
  });
  return startsOther(run, rest.words);
}

function addPath(run: Run, kind: "file" | "module", paths: readonly string[], range: SourceRange) {
  run.found.paths.push({ ...placeOf(run, range), kind, paths, folder: currentFolder(run) });
}

/** A program with another program among its arguments most likely starts it. */
function startsOther(run: Run, words: readonly ShellWord[]): Done {
  const python = words.findIndex((it) => isPython(it.text));
  const script = words.findIndex((it) => /\.(?:py|sh|ipynb)$/.test(it.text ?? ""));
  const word = words[python + 1];
  if (python < 0 && script < 0) return true;
  if (python < 0 || !word?.text?.endsWith(".py")) return addUnknown(run);
  const path = repositoryPath(absolutePath(word.text, run.session.folder));
  if (path === undefined) return addUnknown(run);
  addPath(run, "file", [path], word.range);
  run.found.scripts.push({
    ...placeOf(run, word.range),
    path,
    otherPaths: [],
    way: "file",
    folder: currentFolder(run),
    roots: [],
    words: words.slice(python + 2).map(({ text, written }) => ({ text, written })),
    silent: false,
    mayBeElsewhere: true,
  });
  return addUnknown(run);
}

/** `torchrun [options] script …` and the like: the first word that names a script, or a module after `-m`. */
export function runLauncher(run: Run, call: Call): Done {
  const at = call.words.findIndex(({ text }, index) => index > 0 && startsProgram.test(text ?? ""));
  const text = textAt(call, at) ?? "";
  if (at < 0) return addUnknown(run);
  if (text.startsWith("-")) return runModule(run, from(call, at + 1), undefined);
  if (isPython(text)) return runPython(run, from(call, at));
  return text.endsWith(".py") ? startFile(run, from(call, at)) : run.launch(run, from(call, at));
}

/** A word of a launcher that names what it starts, or says that the next one does. */
const startsProgram = /\.(?:py|sh|ipynb)$|^(?:-m|--module)$|^(?:.*\/)?(?:python|pypy)[\d.]*$/;

/** Starts the function of an entry point such as `package.module:main`. */
export function startEntryPoint(run: Run, rest: Call, target: string, range: SourceRange): Done {
  const [, module] = /^\s*([\w.]+)\s*(?::\s*[\w.]+)?/.exec(target) ?? [];
  const folder = currentFolder(run) ?? "";
  if (module === undefined) return addUnknown(run);
  const roots = [...new Set([folder, below(folder, "src"), ...importRoots(run, rest)])];
  const paths = roots.flatMap((root) => {
    const path = below(root, module.replaceAll(".", "/"));
    return [`${path}.py`, `${path}/__init__.py`];
  });
  const [path = "", ...otherPaths] = paths;
  return addScript(run, rest, {
    path,
    otherPaths,
    way: "function",
    roots,
    range,
    mayBeElsewhere: true,
  });
}
