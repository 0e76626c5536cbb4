import type { SourceRange } from "#core/base/range.ts";
import { suggest } from "#core/base/suggest.ts";
import { declaredKeys, isPattern, keyWords, matchesSource } from "#core/document/declared-keys.ts";
import type { Document } from "#core/document/document.ts";
import { type EdgeView, knownStep, type SocketView } from "#core/document/pipeline-view.ts";
import { declareOnStep, isDeclarable } from "#core/edits/declare.ts";
import type { Fix } from "#core/edits/fix.ts";
import type { Side } from "#core/model/edge-rules.ts";
import type { SocketType } from "#core/model/socket.ts";
import type { PlacedProblem, ProblemExtra } from "../rule.ts";
import { pairingOf } from "./socket-fit.ts";

/** The key at an end of an edge that the step of its node does not declare. */
export interface UndeclaredKey {
  readonly key: string;
  readonly type: SocketType;
  readonly step: string;
  /** Whether the key stands for all names that match it. */
  readonly isPattern: boolean;
  /** The end of the message, where a declared key is near. */
  readonly hint: string;
  /** The type of the parameter at the other end, which is the type of this one, too. */
  readonly otherType: string | undefined;
}

/** Where the key is, what is missing, and which key is near. */
export interface PlacedUndeclaredKey {
  readonly range: SourceRange;
  readonly found: UndeclaredKey;
  readonly extra: ProblemExtra;
}

/** The key at one end of an edge, if the step there does not declare it. */
export function undeclaredKey(edge: EdgeView, side: Side): PlacedUndeclaredKey | undefined {
  const [end, other] = side === "source" ? [edge.source, edge.target] : [edge.target, edge.source];
  const step = knownStep(end?.node)?.name;
  // The type is the mistake then: what it declares says nothing.
  if (pairingOf(edge) === "senseless" || step === undefined) return undefined;
  if (!end?.node || end.fault || !end.type || !end.socket.key) return undefined;
  const { type } = end;
  const { value: key, range } = end.socket.key;
  const declared = declaredKeys(end.node, type);
  if (!declared || isDeclared(key, type, side, declared)) return undefined;
  const { hint, extra } = suggest(key, declared);
  const pattern = side === "source" && isPattern(key, type);
  const found = { key, type, step, isPattern: pattern, hint, otherType: parameterTypeAt(other) };
  return { range, found, extra: { ...extra, step } };
}

function isDeclared(
  key: string,
  type: SocketType,
  side: Side,
  declared: readonly string[],
): boolean {
  return side === "source" ? matchesSource(key, type, declared) : declared.includes(key);
}

function parameterTypeAt(end: SocketView | undefined): string | undefined {
  if (end?.type !== "parameter" || end.fault) return undefined;
  const key = end.socket.key?.value;
  return knownStep(end.node)?.parameters.find((it) => it.name === key)?.type;
}

/** The fix that declares the key on its step; none for a pattern, which may stand for any names. */
export function declareKey(
  { key, type, step, isPattern, otherType }: UndeclaredKey,
  _problem: PlacedProblem,
  document: Document,
): readonly Fix[] {
  if (!isDeclarable(type) || isPattern) return [];
  const edits = declareOnStep(document, step, { kind: type, name: key, type: otherType });
  const title = `Declare ${keyWords[type]} "${key}" in step "${step}"`;
  return edits ? [{ kind: "add", title, edits }] : [];
}
