import { capital } from "#core/base/capital.ts";
import { alternatives } from "#core/base/suggest.ts";
import { declaredKeys } from "#core/document/declared-keys.ts";
import type { EdgeView } from "#core/document/pipeline-view.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { sourcesOf, targetsOf } from "#core/model/edge-rules.ts";
import type { SocketType } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";
import { pairingOf, possibleTypes, typeOfKey } from "../support/socket-fit.ts";

/** An edge joins two sockets between which nothing can travel. */
export const edgePair: PipelineRule<string> = {
  code: "edge-pair",
  severity: "error",
  summary:
    "An edge carries files from an output or input into an input or endpoint file, or a value from metadata, a parameter or a deployment into a parameter. Other pairs carry nothing.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      const verdict = pairingOf(edge);
      const source = edge.source?.type;
      const target = edge.target?.type;
      const type = edge.target?.socket.type;
      if (verdict === undefined || verdict === "fits" || !source || !target || !type) continue;
      const suggestion = typeOfKey(edge, "target");
      const extra = suggestion === undefined ? {} : { suggestion };
      const data = { edge: String(edge.index) };
      if (verdict === "doubtful") {
        const message = `It is not documented that ${withArticle(source)} can fill ${withArticle(target)}`;
        report(type.range, message, { ...extra, data, severity: "information" });
      } else {
        report(type.range, messageFor(source, target), { ...extra, data });
      }
    }
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const found = pipelineAt(document, problem);
    const edge = found?.edge;
    const range = edge?.source?.socket.type?.range;
    if (!edge || !range) return [];
    return sourceTypesFor(edge).map((type) => ({
      kind: "choose",
      title: `Change the source to "${type}"`,
      edits: [editAt(found.source, range.start, range.end, type)],
    }));
  },
};

function messageFor(source: SocketType, target: SocketType): string {
  const what = source === "dependency" || target === "dependency" ? alone : cannotFill;
  return what(source, target);
}

function alone(): string {
  return "A dependency only goes with another dependency, on both ends of the edge";
}

function cannotFill(source: SocketType, target: SocketType): string {
  const possible = targetsOf(source);
  const instead = possible.length > 0 ? `; it can fill ${alternatives(possible)}` : "";
  return `${capital(withArticle(source))} cannot fill ${withArticle(target)}${instead}`;
}

/** The source types under which the edge would make sense with its target as it is. */
function sourceTypesFor(edge: EdgeView): readonly SocketType[] {
  const { source, target } = edge;
  if (!source?.node || !target?.type || !source.socket.key) return [];
  const { node } = source;
  const key = source.socket.key.value;
  const fitting = sourcesOf(target.type);
  return possibleTypes(edge, "source").filter((type) => {
    if (!fitting.includes(type) || type === "dependency") return false;
    return declaredKeys(node, type)?.includes(key) ?? (type === "metadata" || type === "output");
  });
}

function withArticle(type: SocketType): string {
  const word = type.replace("-", " ");
  if (type === "metadata") return word;
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}
