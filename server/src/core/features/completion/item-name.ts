import { amountsOf } from "#core/base/amount-of.ts";
import type { PipelineNode } from "#core/model/config.ts";
import type { StepSignature } from "#core/model/signature.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { NameKind } from "#core/schema/object-schema.ts";
import { dereference } from "#core/syntax/tree.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, indexIn, namesKind, pipelineOf } from "./completion-place.ts";
import { textInsertion } from "./insertion.ts";
import { itemsAround } from "./likelihood/items-around.ts";
import { likeliestFirst } from "./likelihood/likeliest-first.ts";
import { likeliestSteps } from "./likelihood/step-likelihood.ts";
import type { Offer } from "./offer.ts";

type ItemNameKind = Exclude<NameKind, "node" | "socket" | "target">;

const kinds: readonly ItemNameKind[] = ["step", "task", "endpoint", "deployment"];

/** The names of steps, tasks, endpoints and deployments where one of them is referred to. */
export const itemNameCompleter: Completer = {
  name: "item-name",
  offers(place) {
    return kinds.flatMap((kind) => namesOf(place, kind));
  },
};

function namesOf(place: CompletionPlace, kind: ItemNameKind): readonly Offer[] {
  const point = namesKind(place, kind);
  if (!point) return [];
  const siblings = textsBeside(place);
  const known = place.document.names.names(kind);
  const names = [...known, ...deploymentsUsed(place, kind, known)].filter(
    (it) => !siblings.has(it),
  );
  return likeliestNames(place, kind, names).map((name, rank) => ({
    label: name,
    kind,
    detail: kind === "step" ? stepDetail(place.names.step(name)) : undefined,
    ...textInsertion(place, point, name),
    rank,
  }));
}

/** Deployments need no item of this file: those that its other nodes name. */
function deploymentsUsed(
  place: CompletionPlace,
  kind: ItemNameKind,
  known: readonly string[],
): readonly string[] {
  if (kind !== "deployment") return [];
  const own = indexIn(place, "nodes");
  const beside = pipelineOf(place)?.nodes.filter((_, index) => index !== own) ?? [];
  const used = new Set(beside.flatMap(deploymentName));
  for (const { config } of itemsAround(place)) {
    if (config?.kind !== "pipeline") continue;
    for (const it of config.nodes.flatMap(deploymentName)) used.add(it);
  }
  return [...used].filter((it) => !known.includes(it));
}

function deploymentName(node: PipelineNode): readonly string[] {
  return node.kind === "deployment" && node.deployment ? [node.deployment.value] : [];
}

/** Endpoints whose files edges of the node bring first, then those that have files. */
function likeliestEndpoints(place: CompletionPlace, names: readonly string[]): readonly string[] {
  const pipeline = pipelineOf(place);
  const node = pipeline?.nodes[indexIn(place, "nodes")]?.name?.value;
  const keys = pipeline?.edges.flatMap(({ target }) =>
    target?.node.value === node ? (target?.key?.value ?? []) : [],
  );
  return likeliestFirst(names, (it) => {
    const signature = place.document.names.signature("endpoint", it);
    const hasFiles = signature?.kind === "endpoint" && signature.files.length > 0;
    return (keys?.some((key) => key.startsWith(`${it}.`)) ? 2 : 0) + (hasFiles ? 1 : 0);
  });
}

function likeliestNames(
  place: CompletionPlace,
  kind: ItemNameKind,
  names: readonly string[],
): readonly string[] {
  if (kind === "step") return likeliestSteps(place, names);
  if (kind === "endpoint") return likeliestEndpoints(place, names);
  const used = usedNames(place);
  return likeliestFirst(names, (it) => (used.has(it) ? 0 : 1));
}

/** The steps and tasks that nodes of the pipeline run already: another one is likelier. */
function usedNames(place: CompletionPlace): ReadonlySet<string> {
  const nodes = pipelineOf(place)?.nodes ?? [];
  return new Set(nodes.flatMap((it) => [stepName(it), taskName(it)]).flatMap((it) => it ?? []));
}

function stepName(node: PipelineNode): string | undefined {
  return runsStep(node) ? node.step?.value : undefined;
}

function taskName(node: PipelineNode): string | undefined {
  return node.kind === "task" ? node.task?.value : undefined;
}

/** The other entries of the list in which the value is. */
function textsBeside({ chain }: CompletionPlace): ReadonlySet<string> {
  const list = chain.at(-1);
  if (list?.kind !== "sequence") return new Set();
  const texts = list.entries
    .map(dereference)
    .flatMap((it) => (it.kind === "scalar" ? it.text : []));
  return new Set(texts);
}

/** A short summary of a step's parameters and inputs. */
export function stepDetail(step: StepSignature | undefined): string | undefined {
  if (!step) return undefined;
  const parts = amountsOf([
    [step.parameters.length, "parameter"],
    [step.inputs.length, "input"],
  ]);
  return parts.join(", ") || undefined;
}
