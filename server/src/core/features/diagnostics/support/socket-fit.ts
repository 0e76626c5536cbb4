import { closestOrLonger } from "#core/base/closest.ts";
import { declaredKeys, matchesSource } from "#core/document/declared-keys.ts";
import { type EdgeView, knownStep, type SocketView } from "#core/document/pipeline-view.ts";
import { type Pairing, pairing, type Side, socketTypesOf } from "#core/model/edge-rules.ts";
import { type SocketType, socketTypeOf } from "#core/model/socket.ts";

/** The socket types that could be at this end of an edge, given its node and the other end. */
export function possibleTypes(edge: EdgeView, side: Side): readonly SocketType[] {
  const own = side === "source" ? edge.source : edge.target;
  const other = side === "source" ? edge.target : edge.source;
  const types = socketTypesOf(own?.node?.node.kind ?? "unknown", side);
  if (!own || !other?.type || other.fault) return types;
  const fitting = types.filter((it) => fits(it, own, other));
  return fitting.length > 0 ? fitting : types;
}

/** How well the types of an edge's ends fit; undefined while another rule reports one of the ends. */
export function pairingOf({ source, target }: EdgeView): Pairing | undefined {
  if (!source?.type || !target?.type || source.fault || target.fault) return undefined;
  return pairing(source.type, source.node?.node.kind ?? "unknown", target.type);
}

/** The one possible type under which the socket's key is declared; undefined where none or several are. */
export function typeOfKey(edge: EdgeView, side: Side): SocketType | undefined {
  const own = side === "source" ? edge.source : edge.target;
  return typeDeclaring(edge, side, own?.socket.key?.value);
}

/** The one possible type under which the node at this end declares a key; undefined where none or several do. */
export function typeDeclaring(
  edge: EdgeView,
  side: Side,
  key: string | undefined,
): SocketType | undefined {
  const own = side === "source" ? edge.source : edge.target;
  if (!own?.node || key === undefined) return undefined;
  const { node } = own;
  const found = possibleTypes(edge, side).filter((type) => {
    const declared = declaredKeys(node, type);
    if (!declared) return false;
    return side === "source" ? matchesSource(key, type, declared) : declared.includes(key);
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The only possible type whose keys are free at this end, where the key is declared under no other; undefined for a word
 * that is a type itself, and where the step of the node is not known.
 */
export function typeOfFreeKeys(edge: EdgeView, side: Side, key: string): SocketType | undefined {
  const own = side === "source" ? edge.source : edge.target;
  if (!own?.node || !knownStep(own.node) || socketTypeOf(key)) return undefined;
  const { node } = own;
  const possible = possibleTypes(edge, side);
  if (possible.some((type) => declaredKeys(node, type)?.includes(key))) return undefined;
  const free = possible.filter((type) => declaredKeys(node, type) === undefined);
  return free.length === 1 ? free[0] : undefined;
}

/** The possible type with the nearest name. */
export function nearestType(edge: EdgeView, side: Side, written: string): string | undefined {
  const possible = possibleTypes(edge, side);
  const kind = (side === "source" ? edge.source : edge.target)?.node?.node.kind ?? "unknown";
  return closestOrLonger(written, possible) ?? closestOrLonger(written, socketTypesOf(kind, side));
}

function fits(type: SocketType, own: SocketView, other: SocketView): boolean {
  if (!other.type) return true;
  const [source, target] = own.side === "source" ? [type, other.type] : [other.type, type];
  const from = own.side === "source" ? own : other;
  return pairing(source, from.node?.node.kind ?? "unknown", target) === "fits";
}
