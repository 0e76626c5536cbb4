import { freeName } from "#core/edits/free-name.ts";
import { proposeSteps } from "#core/scripts/new-file.ts";
import { readCommands } from "#core/shell/commands.ts";
import type { CompletionPlace } from "./completion-place.ts";

/** What a step could be that the file does not have yet. */
export interface NextStep {
  readonly name: string;
  /** Undefined where the image of the other steps fits. */
  readonly image: string | undefined;
  readonly command: string;
}

/** A step for the likeliest script that no step starts yet; without one, a step to be filled in. */
export function nextStep({ document, request }: CompletionPlace): NextStep {
  const steps = document.inPieces.items.flatMap(({ item }) =>
    item.config?.kind === "step" ? [item.config] : [],
  );
  const names = steps.flatMap((it) => it.name?.value ?? []);
  const named = (wanted: string) => (names.includes(wanted) ? freeName(wanted, names) : wanted);
  const facts = steps.flatMap((it) => readCommands(it.commands.map(({ value }) => value)));
  const started = new Set(facts.flatMap((it) => it.scripts.map(({ path }) => path)));
  const files = request.host?.list("").filter(({ kind }) => kind === "file") ?? [];
  const scripts = proposeSteps(files.map((it) => it.name));
  const next = scripts.find((it) => it.likely && !started.has(it.script));
  if (!next) return { name: named("my-step"), image: undefined, command: named("my-step") };
  const image = steps.length > 0 && next.script.endsWith(".py") ? undefined : next.image;
  return { name: named(next.name), image, command: next.command };
}
