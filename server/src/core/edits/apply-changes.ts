import type { TextEdit } from "#core/base/edit.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { ItemKind } from "#core/model/config.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { MappingNode, SequenceNode, SyntaxNode } from "#core/syntax/tree.ts";
import { type EditSource, sourceOf } from "./edit-source.ts";
import { insertListEntry } from "./insert-entry.ts";
import { insertPair, ownPair } from "./insert-pair.ts";
import { replaceValue } from "./replace-value.ts";
import { type Fragment, fragmentOf } from "./yaml-text.ts";

/** What writes the values that were tried out into the file. */
export interface AppliedChanges {
  readonly edits: readonly TextEdit[];
  /** The changes that cannot be written: the value comes from an alias or a merge, or its place is gone. */
  readonly refused: readonly Change[];
}

/** The smallest edits that write the changes into the file; comments and layout stay. */
export function applyChanges(
  document: Document,
  pipeline: string,
  changes: readonly Change[],
): AppliedChanges {
  const edits: TextEdit[] = [];
  const refused: Change[] = [];
  for (const change of changes) {
    const found = editsOf(document, pipeline, change);
    if (!found) refused.push(change);
    else for (const it of found) edits.push(it);
  }
  return { edits, refused };
}

type Edits = readonly TextEdit[] | undefined;

function editsOf(document: Document, pipeline: string, change: Change): Edits {
  switch (change.kind) {
    case "rule":
    case "task":
    case "set":
      return within(document, "task", change.task, (place) => inTask(place, change));
    case "default":
      return within(document, "step", change.step, ({ source, body }) => {
        const found = entryNamed(listAt(body, "parameters"), change.parameter);
        return found && setKey(source, found, "default", change);
      });
    case "override":
      return within(document, "pipeline", pipeline, ({ source, body }) => {
        const node = listAt(body, "nodes")?.entries.find((it) => nameOf(it) === change.node);
        return node?.kind === "mapping" ? inOverride(source, node, change) : undefined;
      });
    case "pipeline parameter":
      return within(document, "pipeline", pipeline, ({ source, body }) => {
        const found = entryNamed(listAt(body, "parameters"), change.name);
        return found && setKey(source, found, "default", change);
      });
  }
}

interface Place {
  readonly source: EditSource;
  readonly body: MappingNode;
}

function within(
  document: Document,
  kind: ItemKind,
  name: string,
  edit: (place: Place) => Edits,
): Edits {
  const placed: PlacedItem | undefined = itemNamed(document, kind, name);
  const body = placed?.item.entry?.value;
  return placed && body?.kind === "mapping" ? edit({ source: sourceOf(placed), body }) : undefined;
}

function inTask(
  { source, body }: Place,
  change: Change & { kind: "rule" | "task" | "set" },
): Edits {
  switch (change.kind) {
    case "task":
      return setKey(source, body, change.key, change);
    case "set": {
      const set = listAt(body, "parameter-sets")?.entries[change.set];
      return set?.kind === "mapping" ? setKey(source, set, change.parameter, change) : undefined;
    }
    case "rule": {
      const variant = entryNamed(listAt(body, "parameters"), change.parameter);
      const rules = variant && ownPair(variant, "rules")?.value;
      if (!variant) return undefined;
      if (rules?.kind === "mapping") return setKey(source, rules, change.rule, change);
      const pairs = [[change.rule, fragmentOf(change.value, "flow")]] as const;
      return rules ? undefined : insertPair(source, variant, "rules", { pairs });
    }
  }
}

function inOverride(
  source: EditSource,
  node: MappingNode,
  change: Change & { kind: "override" },
): Edits {
  const entry: Fragment = {
    pairs: [
      ["name", scalarText(change.parameter, "flow")],
      ["default", fragmentOf(change.value, "flow")],
    ],
  };
  const override = ownPair(node, "override")?.value;
  if (!override) {
    return insertPair(source, node, "override", { pairs: [["parameters", { list: [entry] }]] });
  }
  if (override.kind !== "mapping") return undefined;
  const known = entryNamed(listAt(override, "parameters"), change.parameter);
  return known
    ? setKey(source, known, "default", change)
    : insertListEntry(source, override, "parameters", entry);
}

function setKey(source: EditSource, mapping: MappingNode, key: string, { value }: Change): Edits {
  const pair = ownPair(mapping, key);
  return pair
    ? replaceValue(source, pair.value, value)
    : insertPair(source, mapping, key, fragmentOf(value, mapping.flow ? "flow" : "block"));
}

function listAt(mapping: MappingNode, key: string): SequenceNode | undefined {
  const value = ownPair(mapping, key)?.value;
  return value?.kind === "sequence" ? value : undefined;
}

/** The entry of this name: if there are several, the last one counts. */
function entryNamed(list: SequenceNode | undefined, name: string): MappingNode | undefined {
  const found = list?.entries.findLast((it) => nameOf(it) === name);
  return found?.kind === "mapping" ? found : undefined;
}

function nameOf(node: SyntaxNode): string | undefined {
  const value = node.kind === "mapping" ? ownPair(node, "name")?.value : undefined;
  return value?.kind === "scalar" ? value.text : undefined;
}
