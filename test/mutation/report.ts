import type { Verdict } from "./campaign.ts";

/** A part of the source with a score of its own. */
export interface Area {
  readonly name: string;
  readonly includes: (file: string) => boolean;
}

/** The scores of areas and folders, then what no test noticed, as Markdown. */
export function report(verdicts: readonly Verdict[], areas: readonly Area[]): string {
  const rows = areas.flatMap(({ name, includes }) => {
    const own = verdicts.filter((it) => includes(it.mutant.file));
    if (own.length === 0) return [];
    const folders = [...new Set(own.map((it) => folderOf(it.mutant.file)))];
    const inner = folders.map((folder) =>
      row(
        `\`${folder}\``,
        own.filter((it) => folderOf(it.mutant.file) === folder),
      ),
    );
    return [row(`**${name}**`, own), ...(inner.length > 1 ? inner : [])];
  });
  const survivors = verdicts.filter((it) => !isNoticed(it)).map(survivorText);
  return [
    "|     | mutants | noticed | survived | not reached | score |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
    row("**all**", verdicts),
    "",
    ...survivors,
    "",
  ].join("\n");
}

/** How many of a hundred mutants a test notices. */
export function score(verdicts: readonly Verdict[]): number {
  return (100 * verdicts.filter(isNoticed).length) / verdicts.length;
}

function isNoticed({ outcome }: Verdict): boolean {
  return outcome === "killed" || outcome === "cut off";
}

function row(name: string, verdicts: readonly Verdict[]): string {
  const count = (outcome: Verdict["outcome"]) =>
    verdicts.filter((it) => it.outcome === outcome).length;
  const figures = [
    verdicts.length,
    verdicts.filter(isNoticed).length,
    count("survived"),
    count("not reached"),
    `${score(verdicts).toFixed(1)} %`,
  ];
  return `| ${[name, ...figures].join(" | ")} |`;
}

function survivorText({ mutant, outcome }: Verdict): string {
  const { file, line, original, mutated } = mutant;
  const change = mutated === "" ? "removed" : `→ \`${inOneLine(mutated)}\``;
  const note = outcome === "not reached" ? " (not reached)" : "";
  return `- ${file}:${line} \`${inOneLine(original)}\` ${change}${note}`;
}

function inOneLine(code: string): string {
  const line = code.replace(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-27)}` : line;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/"));
}
