import type { PipelineNode } from "../../model/config.ts";
import type { StepSignature } from "../../model/signature.ts";
import type { NameKind } from "../../schema/object-schema.ts";
import { dereference } from "../../syntax/tree.ts";
import type { Completer, Proposal } from "./completer.ts";
import { textInsertion } from "./insertion.ts";
import { type CompletionPlace, namesKind, pipelineOf } from "./place.ts";

type ItemNameKind = Exclude<NameKind, "node" | "socket" | "target">;

const kinds: readonly ItemNameKind[] = ["step", "task", "endpoint", "deployment"];

/** The names of steps, tasks, endpoints and deployments where one of them is referred to. */
export const itemNameCompleter: Completer = {
  name: "item-name",
  proposals(place) {
    return kinds.flatMap((kind) => namesOf(place, kind));
  },
};

function namesOf(place: CompletionPlace, kind: ItemNameKind): readonly Proposal[] {
  const opening = namesKind(place, kind);
  if (!opening) return [];
  const used = usedNames(place);
  const siblings = textsBeside(place);
  return place.document.names
    .names(kind)
    .filter((name) => !siblings.has(name))
    .map((name) => ({
      label: name,
      kind,
      detail: kind === "step" ? stepDetail(place.names.step(name)) : undefined,
      insertion: textInsertion(place, opening, name),
      rank: used.has(name) ? 1 : 0,
    }));
}

/** The steps and tasks that nodes of the pipeline run already: another one is likelier. */
function usedNames(place: CompletionPlace): ReadonlySet<string> {
  const nodes = pipelineOf(place)?.nodes ?? [];
  return new Set(nodes.flatMap((it) => [stepName(it), taskName(it)]).flatMap((it) => it ?? []));
}

function stepName(node: PipelineNode): string | undefined {
  return node.kind === "execution" || node.kind === "task" ? node.step?.value : undefined;
}

function taskName(node: PipelineNode): string | undefined {
  return node.kind === "task" ? node.task?.value : undefined;
}

/** The other entries of the list in which the value stands. */
function textsBeside({ chain }: CompletionPlace): ReadonlySet<string> {
  const list = chain.at(-1);
  if (list?.kind !== "sequence") return new Set();
  const texts = list.entries
    .map(dereference)
    .flatMap((it) => (it.kind === "scalar" ? it.text : []));
  return new Set(texts);
}

/** What a step takes, in a few words. */
export function stepDetail(step: StepSignature | undefined): string | undefined {
  if (!step) return undefined;
  const parts = [
    counted(step.parameters.length, "parameter"),
    counted(step.inputs.length, "input"),
  ];
  return parts.filter((it) => it !== "").join(", ") || undefined;
}

function counted(count: number, word: string): string {
  if (count === 0) return "";
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
