import { capital } from "#core/base/capital.ts";
import { alternatives } from "#core/base/suggest.ts";
import { withArticle } from "#core/base/with-article.ts";
import { declaredKeys } from "#core/document/declared-keys.ts";
import type { EdgeView } from "#core/document/pipeline-view.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { sourcesOf, targetsOf } from "#core/model/edge-rules.ts";
import type { SocketType } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";
import { pairingOf, possibleTypes, typeOfKey } from "../support/socket-fit.ts";

/** An edge joins two sockets between which nothing can travel. */
export const edgePair: PipelineRule<Pair> = {
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
      const isDoubtful = verdict === "doubtful";
      report(
        type.range,
        { edge, source, target, isDoubtful },
        {
          ...(suggestion === undefined ? {} : { suggestion }),
          ...(isDoubtful ? { severity: "information" } : {}),
        },
      );
    }
  },
  message: messageFor,
  fix({ edge }, problem, document) {
    const pipeline = pipelineAt(document, problem);
    const range = edge.source?.socket.type?.range;
    if (!pipeline || !range) return [];
    return sourceTypesFor(edge).map((type) => ({
      kind: "choose",
      title: `Change the source to "${type}"`,
      edits: [editAt(pipeline.source, range.start, range.end, type)],
    }));
  },
};

/** An edge between two types of sockets that carries nothing, as far as is documented. */
interface Pair {
  readonly edge: EdgeView;
  readonly source: SocketType;
  readonly target: SocketType;
  readonly isDoubtful: boolean;
}

function messageFor({ source, target, isDoubtful }: Pair): string {
  if (isDoubtful) {
    return `It is not documented that ${nounOf(source)} can fill ${nounOf(target)}`;
  }
  return source === "dependency" || target === "dependency"
    ? "A dependency only goes with another dependency, on both ends of the edge"
    : cannotFill(source, target);
}

function cannotFill(source: SocketType, target: SocketType): string {
  const possible = targetsOf(source);
  const instead = possible.length > 0 ? `; it can fill ${alternatives(possible)}` : "";
  return `${capital(nounOf(source))} cannot fill ${nounOf(target)}${instead}`;
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

function nounOf(type: SocketType): string {
  return type === "metadata" ? type : withArticle(type.replace("-", " "));
}
