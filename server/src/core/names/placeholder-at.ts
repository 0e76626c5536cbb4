import { type Located, type SourceRange, shift, touches } from "#core/base/range.ts";
import { placeholdersOf } from "#core/document/command-templates.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import { itemsAt } from "#core/document/items-at.ts";
import { nameSource } from "#core/document/lookup.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Step } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import type { Placeholder } from "#core/model/placeholder.ts";
import { stepOfNode } from "#core/model/resolve.ts";
import { runsStep } from "#core/model/step-node.ts";

/** A placeholder in a command or in the address of an input, and the step whose parameters fill it in. */
export interface PlaceholderPlace {
  readonly placeholder: Placeholder;
  /** With its braces, in the file. */
  readonly range: SourceRange;
  readonly step: Step;
  /** The item of that step. */
  readonly owner: PlacedItem;
  /** An address takes the bare value where a command takes an option. */
  readonly where: "command" | "address";
}

/** The placeholder at an offset of a file; undefined where there is none, or the step is not in the file. */
export function placeholderAt(document: Document, offset: number): PlaceholderPlace | undefined {
  for (const placed of itemsAt(document, offset)) {
    const found = templatesIn(document, placed).find(({ text }) =>
      touches(text.written ?? text.range, offset - placed.start),
    );
    const place = found && placeIn(placed.item, found, offset - placed.start);
    if (place) return { ...place, range: shift(place.placeholder.range, placed.start) };
  }
  return undefined;
}

interface OwnedTemplate {
  readonly text: Located<string>;
  readonly owner: PlacedItem;
  readonly where: PlaceholderPlace["where"];
}

function placeIn({ text: source }: Item, { text, owner, where }: OwnedTemplate, offset: number) {
  const { config: step } = owner.item;
  const placeholder = placeholdersOf(source, text.written ?? text.range).find((it) =>
    touches(it.range, offset),
  );
  return placeholder && step?.kind === "step" ? { placeholder, step, owner, where } : undefined;
}

/** The texts of an item in which placeholders are filled in. */
function templatesIn(document: Document, placed: PlacedItem): readonly OwnedTemplate[] {
  const { config } = placed.item;
  const owned = (
    owner: PlacedItem | undefined,
    where: PlaceholderPlace["where"],
    texts: readonly Located<string>[] = [],
  ) => (owner ? texts.map((text) => ({ text, owner, where })) : []);
  if (config?.kind === "step") {
    return [
      ...owned(placed, "command", config.commands),
      ...owned(
        placed,
        "address",
        config.inputs.flatMap((it) => it.defaults),
      ),
    ];
  }
  if (config?.kind !== "pipeline") return [];
  return config.nodes.flatMap((node) => {
    if (!runsStep(node)) return [];
    const found = stepOfNode(node, nameSource(document.names));
    const owner = found.kind === "known" ? itemNamed(document, "step", found.step.name) : undefined;
    return owned(owner, "command", node.override?.commands);
  });
}
