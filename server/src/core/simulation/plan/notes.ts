import { type SourceRange, shift } from "#core/base/range.ts";
import type { Pipeline } from "#core/model/config.ts";
import type { AtOffset } from "#core/model/source.ts";
import type { Note } from "../variant.ts";
import type { Stages } from "./stages.ts";

/** What is odd about a pipeline as a whole: nodes and edges that are left out, and nodes that never start. */
export function notesOn({ config, start }: AtOffset<Pipeline>, stages: Stages): readonly Note[] {
  const note = (text: string, range: SourceRange | undefined): Note => ({
    severity: "error",
    text,
    grade: "unknown",
    range: range && shift(range, start),
  });
  return [...nodeNotes(config, note), ...edgeNotes(config, note), ...circleNotes(stages, note)];
}

type MakeNote = (text: string, range: SourceRange | undefined) => Note;

function nodeNotes(config: Pipeline, note: MakeNote): readonly Note[] {
  const seen = new Set<string>();
  return config.nodes.flatMap(({ name, range }) => {
    if (!name) return [note("A node without a name is left out", range)];
    if (seen.has(name.value)) {
      return [note(`Several nodes are named "${name.value}"; the first one counts`, name.range)];
    }
    seen.add(name.value);
    return [];
  });
}

function edgeNotes(config: Pipeline, note: MakeNote): readonly Note[] {
  const names = new Set(config.nodes.map((it) => it.name?.value));
  return config.edges.flatMap(({ source, target, range }) =>
    [source, target].flatMap((end) => {
      if (!end) return [note("An edge with a missing end is left out", range)];
      if (names.has(end.node.value)) return [];
      const text = `An edge names the node "${end.node.value}", which does not exist; the edge is left out`;
      return [note(text, end.range)];
    }),
  );
}

function circleNotes({ stuck }: Stages, note: MakeNote): readonly Note[] {
  if (stuck.length === 0) return [];
  const list = stuck.map((it) => `"${it}"`).join(", ");
  return [note(`Edges form a cycle, so these nodes never start: ${list}`, undefined)];
}
