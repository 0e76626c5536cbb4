import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { markupText } from "#core/base/markup-text.ts";
import { takeCodeHostPicture } from "./code-host-page.ts";
import { repository } from "./repository.ts";
import { temporaryFolder } from "./temporary.ts";

/** What the pull request of the picture gets wrong in the example. */
const edits = [
  ["step: train\n", "step: trian\n"],
  ["preprocess.metadata.storeids,", "preprocess.metadata.storeid,"],
] as const;

/** An annotation of a code host on a line, which counts from 1. */
interface Annotation {
  readonly line: number;
  readonly level: string;
  readonly code: string;
  readonly message: string;
}

/** Takes the picture of annotations in a pull request, made of what `vhyaml check --format github` prints. */
export async function makeAnnotationPicture(): Promise<void> {
  const folder = await temporaryFolder("pictures");
  const example = join(repository, "examples", "dynamic-task");
  const before = readFileSync(join(example, "valohai.yaml"), "utf8");
  const after = edits.reduce((text, [from, to]) => text.replace(from, to), before);
  await writeFile(join(folder, "valohai.yaml"), after);
  for (const script of ["preprocess.py", "train.py"])
    await writeFile(join(folder, script), readFileSync(join(example, script)));
  const main = join(repository, "out", "cli", "main.js");
  const args = [main, "check", "--format", "github", "valohai.yaml"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  await takeCodeHostPicture("annotations.png", fileHtml(before, after, annotationsIn(stdout)));
}

function annotationsIn(output: string): readonly Annotation[] {
  const command = /^::(\w+) .*?\bline=(\d+),.*?\btitle=([\w-]+)::(.*)$/gm;
  return [...output.matchAll(command)].map(
    ([, level = "", line, code = "", message = ""]): Annotation => ({
      line: Number(line),
      level,
      code,
      message: message.replaceAll("%25", "%"),
    }),
  );
}

/** The lines around the annotations, each annotation below its line. */
function fileHtml(before: string, after: string, annotations: readonly Annotation[]): string {
  const old = before.split("\n");
  const from = Math.min(...annotations.map(({ line }) => line)) - 6;
  const rows = after.split("\n").flatMap((text, index) => {
    if (index < from || text === "") return [];
    const kind = text === old[index] ? "line" : "line added";
    const row = `<div class="${kind}"><b>${index + 1}</b>${markupText(text)}</div>`;
    return [row, ...annotations.filter(({ line }) => line === index + 1).map(noteHtml)];
  });
  return `<div class="file"><header>valohai.yaml</header>${rows.join("")}</div>`;
}

function noteHtml({ level, code, message }: Annotation): string {
  const name = level === "error" ? "failure" : level;
  const source = `<small>Check ${name} · valohai-yaml</small>`;
  return `<div class="note ${level}">${source}<strong>${code}</strong><div>${markupText(message)}</div></div>`;
}
