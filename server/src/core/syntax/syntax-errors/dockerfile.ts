import { nextLine } from "#core/base/line.ts";
import { blockLines } from "../slips/block-lines.ts";
import type { FindCause } from "./cause.ts";
import { lineAt } from "./source-line.ts";

const instruction =
  /^[ \t]*(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)[ \t]+\S/;

/** Lines of a Dockerfile at the error, outside of texts over several lines. */
export const dockerfileLine: FindCause = (text, { start }) => {
  const lines = blockLines(text);
  const at = lines.findIndex((it) => it.start === lineAt(text, start).start);
  const isForeign = (index: number) => {
    const line = lines[index];
    return line?.role === "text" && !line.isBlockText && instruction.test(line.text);
  };
  const found = [at, at + 1].find(isForeign);
  if (found === undefined) return undefined;
  let [from, to] = [found, found];
  while (isForeign(from - 1)) from--;
  while (isForeign(to + 1)) to++;
  const [first, last] = [lines[from], lines[to]];
  if (!first || !last) return undefined;
  const word = instruction.exec(first.text)?.[1] ?? "";
  return {
    range: { start: first.start + first.indent, end: first.end },
    message: `"${word}" begins a line of a Dockerfile, which means nothing in a valohai.yaml`,
    fix: {
      kind: "remove",
      title: from === to ? "Remove the line" : "Remove the lines",
      edits: [{ range: { start: first.start, end: nextLine(text, last.end) }, newText: "" }],
    },
  };
};
