import { baseName } from "#core/base/base-name.ts";
import { shellQuote } from "#core/base/shell-text.ts";
import { entryLines } from "#core/edits/yaml-text.ts";
import type { Script } from "#core/python/script.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { type PipelineProposal, pipelineText } from "./propose-pipeline.ts";
import { declaredPairs } from "./script-step.ts";

/** A step that could run a script of the project. */
export interface StepProposal {
  readonly name: string;
  /** The script's path from the folder of the file, with slashes. */
  readonly script: string;
  readonly image: string;
  readonly command: string;
  /** Whether it looks like something to run rather than a module or a test. */
  readonly likely: boolean;
}

interface Runner {
  readonly image: string;
  readonly program: string;
}

const runners: { readonly [extension: string]: Runner } = {
  py: { image: "python:3.12", program: "python" },
  R: { image: "r-base:4.4.1", program: "Rscript" },
  r: { image: "r-base:4.4.1", program: "Rscript" },
  jl: { image: "julia:1.10", program: "julia" },
  sh: { image: "busybox", program: "sh" },
};

/** A step for each script among these files, those that are most likely run first. */
export function proposeSteps(files: readonly string[]): readonly StepProposal[] {
  const scripts = files.filter((it) => runnerOf(it) !== undefined && !isSupport(it)).sort(byPlace);
  const names = namesFor(scripts);
  const proposals = scripts.flatMap((script, index) => {
    const runner = runnerOf(script);
    if (!runner) return [];
    const command = `${runner.program} ${shellQuote(script)} {parameters}`;
    return [
      {
        name: names[index] ?? script,
        script,
        image: runner.image,
        command,
        likely: isLikely(script),
      },
    ];
  });
  return proposals.sort((a, b) => Number(b.likely) - Number(a.likely));
}

/** The text of a file with these steps, what their scripts take, and a pipeline; without any step, with one to be filled in. */
export function newFileText(
  steps: readonly StepProposal[],
  files: readonly string[],
  scriptAt: (path: string) => Script | undefined = () => undefined,
  pipeline?: PipelineProposal,
): string {
  const installs = files.includes("requirements.txt");
  const chosen = steps.length > 0 ? steps : [emptyStep];
  const items = chosen.map((it) => stepText(it, installs, scriptAt(it.script)));
  return `${[...items, ...(pipeline ? [pipelineText(pipeline)] : [])].join("\n\n")}\n`;
}

/** It starts no script, because there is none or none is wanted. */
const emptyStep: StepProposal = {
  name: "my-step",
  script: "",
  image: "python:3.12",
  command: "my-step {parameters}",
  likely: true,
};

function stepText(
  { name, image, script, command }: StepProposal,
  installs: boolean,
  read: Script | undefined,
): string {
  const commands =
    installs && script.endsWith(".py") ? ["pip install -r requirements.txt", command] : [command];
  const body = [
    ["name", scalarText(name, "block")],
    ["image", image],
    ["command", { list: commands.map((it) => scalarText(it, "block")) }],
    ...(read ? declaredPairs(read) : []),
  ] as const;
  const lines = entryLines({ pairs: [["step", { pairs: body }]] }, 0, " ", {
    dashIndent: 2,
    indent: 2,
  });
  return lines.join("\n");
}

function runnerOf(file: string): Runner | undefined {
  const extension = file.slice(file.lastIndexOf(".") + 1);
  return Object.hasOwn(runners, extension) ? runners[extension] : undefined;
}

/** Files that belong to a package, its build or its tests. */
function isSupport(file: string): boolean {
  const name = baseName(file);
  return (
    /^(?:setup|conftest|__.*__|noxfile|manage|versioneer)\.py$/.test(name) ||
    /^test_|_test\.\w+$/.test(name) ||
    /(?:^|\/)(?:tests?|docs|site-packages)\//.test(file)
  );
}

/** Scripts of the first folder, or with a name that suggests work to be done. */
function isLikely(file: string): boolean {
  const name = baseName(file);
  const working =
    /(?:^|[-_])(?:train|preprocess|prepare|evaluate|eval|predict|infer\w*|test|tune|score|main|run|batch|split|download|export|deploy)(?:[-_.]|$)/i;
  const helping =
    /(?:^|[-_])(?:utils?|helpers?|common|config|constants)\.\w+$|^(?:models?|datasets?)\.\w+$/i;
  return !helping.test(name) && (!file.includes("/") || working.test(name));
}

/** Those in outer folders come first. */
function byPlace(a: string, b: string): number {
  return depthOf(a) - depthOf(b) || a.localeCompare(b, "en");
}

function depthOf(file: string): number {
  return file.split("/").length;
}

/** Named after the script, and after its folder as well where two scripts have the same name. */
function namesFor(scripts: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return scripts.map((script) => {
    const parts = script
      .replace(/\.\w+$/, "")
      .split("/")
      .map(slug);
    let name = parts.at(-1) ?? "";
    for (let depth = 2; taken.has(name) && depth <= parts.length; depth++) {
      name = parts.slice(-depth).join("-");
    }
    for (let number = 2; taken.has(name); number++) name = `${parts.at(-1)}-${number}`;
    taken.add(name);
    return name;
  });
}

function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|(?<!-)-+$/g, "") || "step"
  );
}
