import { isGlob, matchesGlob } from "#core/base/glob.ts";
import { oncePer } from "#core/base/once-per.ts";
import { sameList } from "#core/base/same-list.ts";
import type { ItemKind } from "#core/model/config.ts";
import type { NameSource } from "#core/model/resolve.ts";
import type {
  DeploymentSignature,
  EndpointSignature,
  Signature,
  StepSignature,
  TaskSignature,
} from "#core/model/signature.ts";
import { passedOnKey } from "./item-names.ts";
import { passedOnRead, readKey } from "./name-changes.ts";
import type { NameIndex } from "./name-index.ts";

/** What a rule may ask about the rest of the file. Every answer is recorded, so that the rule runs again only when one changes. */
export interface Lookup {
  step(name: string): StepSignature | undefined;
  task(name: string): TaskSignature | undefined;
  endpoint(name: string): EndpointSignature | undefined;
  deployment(name: string): DeploymentSignature | undefined;
  /** All names of a kind, to suggest which one was meant. */
  names(kind: ItemKind): readonly string[];
  /** Whether an edge of any pipeline passes on a parameter or an input of this name, also by a pattern. */
  isPassedOn(type: "parameter" | "input", name: string): boolean;
}

/** A question that was asked and its answer. */
type RecordedRead =
  | {
      readonly kind: ItemKind;
      /** Undefined where all names of the kind were asked for. */
      readonly name: string | undefined;
      readonly answer: Signature | readonly string[] | undefined;
    }
  | { readonly kind: typeof passedOnRead; readonly answer: readonly string[] };

export interface RecordingLookup extends Lookup {
  readonly reads: readonly RecordedRead[];
  /** The keys of the questions that were asked. */
  readonly keys: readonly string[];
}

/** The index as a source of names, without a record of what was asked. */
export function nameSource(index: NameIndex): NameSource {
  return {
    step: (name) => ofKind(index.signature("step", name), "step"),
    task: (name) => ofKind(index.signature("task", name), "task"),
  };
}

/** A lookup in the index that remembers what was asked. */
export function recordingLookup(index: NameIndex): RecordingLookup {
  const reads = new Map<string, RecordedRead>();
  const signature = (kind: ItemKind, name: string) => {
    const answer = index.signature(kind, name);
    reads.set(readKey(kind, name), { kind, name, answer });
    return answer;
  };
  return {
    step: (name) => ofKind(signature("step", name), "step"),
    task: (name) => ofKind(signature("task", name), "task"),
    endpoint: (name) => ofKind(signature("endpoint", name), "endpoint"),
    deployment: (name) => ofKind(signature("deployment", name), "deployment"),
    names: (kind) => {
      const answer = index.names(kind);
      reads.set(kind, { kind, name: undefined, answer });
      return answer;
    },
    isPassedOn: (type, name) => {
      reads.set(passedOnRead, { kind: passedOnRead, answer: index.passedOn });
      const key = passedOnKey(type, name);
      const { names, patterns } = passedOnOf(index.passedOn);
      return names.has(key) || patterns.some((it) => matchesGlob(key, it));
    },
    get reads() {
      return [...reads.values()];
    },
    get keys() {
      return [...reads.keys()];
    },
  };
}

/** What edges pass on, ready to be asked for by each of very many steps. */
const passedOnOf = oncePer((passedOn: readonly string[]) => ({
  names: new Set(passedOn),
  patterns: passedOn.filter(isGlob),
}));

/** Whether the index would still give every recorded answer. */
export function stillHolds(reads: readonly RecordedRead[], index: NameIndex): boolean {
  return reads.every((it) => {
    if (it.kind === passedOnRead) return sameList(index.passedOn, it.answer);
    const { kind, name, answer } = it;
    return (name === undefined ? index.names(kind) : index.signature(kind, name)) === answer;
  });
}

function ofKind<K extends Signature["kind"]>(
  signature: Signature | undefined,
  kind: K,
): Extract<Signature, { kind: K }> | undefined {
  return signature?.kind === kind ? (signature as Extract<Signature, { kind: K }>) : undefined;
}
