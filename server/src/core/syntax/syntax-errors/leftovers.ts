import { lineStart, nextLine } from "#core/base/line.ts";
import { conflictMessage, conflictsIn } from "../conflict-markers.ts";
import { type FindCause, fix } from "./cause.ts";
import { lineAt } from "./source-line.ts";

/** A merge that is not resolved: one cause for all of its markers. */
export const conflictMarker: FindCause = (text) => {
  const [conflict] = conflictsIn(text);
  if (!conflict) return undefined;
  const edits = conflict.markers.map(({ start, end }) => ({
    range: { start: lineStart(text, start), end: nextLine(text, end) },
    newText: "",
  }));
  const message = conflictMessage;
  return {
    range: conflict.markers[0],
    message,
    fix: { kind: "remove", title: "Remove the markers", edits },
  };
};

/** A byte order mark belongs at the very start of a file only. */
export const byteOrderMark: FindCause = (text) => {
  const at = text.indexOf("\ufeff", 1);
  if (at < 0) return undefined;
  const { end } = lineAt(text, at);
  return {
    range: { start: at, end: Math.max(end, at + 1) },
    message: "There is an invisible byte order mark here, in the middle of the file; remove it",
    fix: fix("Remove the byte order mark", at, at + 1, ""),
  };
};

/** Underscores or other rules where the dashes of a document start are meant. */
export const documentRule: FindCause = (text) => {
  const match = /^(?:_{2,}|-{4,}|\u2013+|\u2014+|={3,6}|\*{3,})[ \t]*\r?$/m.exec(text);
  if (!match) return undefined;
  const line = lineAt(text, match.index);
  return {
    range: { start: line.start, end: line.end },
    message: `"${line.text}" means nothing in YAML; three dashes start a document, but a valohai.yaml needs no such line`,
    fix: fix("Remove the line", line.start, nextLine(text, line.end), ""),
  };
};
