import type { Call } from "./run.ts";

/** A file or folder as a word names it; undefined for the current folder. */
type Target = string | undefined;

type Targets = (call: Call) => readonly Target[] | undefined;

const anywhere: Targets = () => [undefined];

const byName: ReadonlyMap<string, Targets> = new Map<string, Targets>([
  ...["cp", "mv", "ln", "rsync", "scp", "install"].map((it): [string, Targets] => [it, copied]),
  ...["touch", "tee"].map((it): [string, Targets] => [it, (call) => plainWords(call)]),
  ...["wget", "curl"].map((it): [string, Targets] => [it, downloaded]),
  ["tar", (call) => [optionIn(call, /^(?:-\w*C|--directory)$/)]],
  ["unzip", (call) => [optionIn(call, /^-d$/)]],
  ["git", gitTargets],
  ...["[", "[[", "test"].map((it): [string, Targets] => [it, askedFor]),
  ...["aws", "az", "azcopy", "dvc", "gcloud", "gdown", "gsutil", "hf", "huggingface-cli"].map(
    (it): [string, Targets] => [it, anywhere],
  ),
  ...["kaggle", "rclone", "s3cmd", "7z", "7za", "gunzip", "bunzip2", "xz", "unxz"].map(
    (it): [string, Targets] => [it, anywhere],
  ),
]);

/** The files or folders that a program writes or asks for; undefined for one that does neither, and for one that is not known. */
export function targetsOf(call: Call, name: string): readonly Target[] | undefined {
  return byName.get(name)?.(call);
}

function plainWords({ words }: Call): readonly Target[] {
  return words.slice(1).flatMap(({ text }) => (text?.startsWith("-") ? [] : [text]));
}

/** The word after an option; undefined where the option is not there. */
function optionIn({ words }: Call, pattern: RegExp): string | undefined {
  const index = words.findIndex((it) => pattern.test(it.text ?? ""));
  return index < 0 ? undefined : words[index + 1]?.text;
}

/** The target of a copy, and each file in it if it is a folder. */
function copied(call: Call): readonly Target[] {
  const words = plainWords(call);
  const target = words.at(-1);
  const names = words.slice(0, -1).map(lastName);
  return [target, ...names.map((it) => (target && it ? `${target}/${it}` : target))];
}

function downloaded(call: Call): readonly Target[] {
  const named = optionIn(call, /^(?:-\w*[oOP]|--output(?:-document)?|--directory-prefix)$/);
  return [named ?? lastName(plainWords(call).at(-1))];
}

function gitTargets(call: Call): readonly (string | undefined)[] | undefined {
  const words = call.words.slice(1).flatMap(({ text }) => (text?.startsWith("-") ? [] : [text]));
  const [action, address, folder] = words;
  if (action === "clone") return [folder ?? lastName(address)?.replace(/\.git$/, "")];
  return /^(?:submodule|lfs|pull|checkout|fetch|sparse-checkout|worktree|apply)$/.test(action ?? "")
    ? [undefined]
    : undefined;
}

/** The files that `test -f FILE` asks for: the commands that use them expect that they may be missing. */
function askedFor({ words }: Call): readonly string[] {
  return words.flatMap(({ text }, index) =>
    text !== undefined && /^-[defhLrswx]$/.test(words[index - 1]?.text ?? "") ? [text] : [],
  );
}

/** The name of the file that an address leads to. */
function lastName(address: string | undefined): string | undefined {
  const [path = ""] = address?.split(/[?#]/) ?? [];
  return path.split("/").findLast((it) => it !== "");
}
