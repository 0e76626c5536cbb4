import { matchesGlob } from "#core/base/glob.ts";
import type { StepSignature } from "#core/model/signature.ts";
import type { SocketType } from "#core/model/socket.ts";
import type { SocketQuery } from "../socket-place.ts";
import { type EdgesAround, edgesAround, hasSameRest, isSameEnd } from "./edges-around.ts";
import { likeliestFirst, type Reasons, weigh } from "./likeliest-first.ts";

const weights = {
  usual: 0.8,
  above: 0.3,
  below: 0.3,
  sameTarget: 1.1,
  sameKey: 0.9,
  sameEdge: 0.8,
  declared: 0.9,
  named: 0.9,
  file: 0.9,
};

/** The types that an end of an edge can have, likeliest first; `step` is that of its node. */
export function likeliestTypes(
  socket: SocketQuery,
  step: StepSignature | undefined,
  types: readonly SocketType[],
): readonly SocketType[] {
  const around = edgesAround(socket);
  return likeliestFirst(types, (it, index) =>
    weigh(weights, reasonsFor(it, index, socket, step, around)),
  );
}

function reasonsFor(
  type: SocketType,
  index: number,
  socket: SocketQuery,
  step: StepSignature | undefined,
  { own, other, above, below, here, elsewhere }: EdgesAround,
): Reasons<typeof weights> {
  const all = [...here, ...elsewhere].filter((it) => it.own.type === type);
  const sameTarget = all.filter((it) => other.key !== "" && hasSameRest(it.other, other));
  return {
    usual: index === 0,
    above: above?.own.type === type,
    below: below?.own.type === type,
    sameTarget: sameTarget.length > 0,
    sameKey:
      own.key !== "" && all.some((it) => it.own.key === own.key && it.own.node === socket.nodeName),
    sameEdge: all.some(
      (it) =>
        it.own.node === socket.nodeName && it.own.key === own.key && isSameEnd(it.other, other),
    ),
    declared: own.key !== "" && declares(step, type, own.key),
    named: own.key === "" && declares(step, type, other.key),
    file: type === "output" && /[*.]/.test(own.key),
  };
}

/** Whether the step has something of this type and name; inputs can be meant by a pattern. */
function declares(step: StepSignature | undefined, type: SocketType, key: string): boolean {
  switch (type) {
    case "parameter":
      return step?.parameters.some((it) => it.name === key) ?? false;
    case "input":
      return step?.inputs.some((it) => matchesGlob(it.name, key)) ?? false;
    case "environment-variable":
      return step?.environmentVariables.includes(key) ?? false;
    default:
      return false;
  }
}
