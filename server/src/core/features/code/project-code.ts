import type { Item } from "../../model/piece.ts";
import type { NameIndex } from "../name-index.ts";
import type { CodeFiles } from "./code-files.ts";
import { readStepCode, type StepCode } from "./step-code.ts";

/** The programs of steps; what is read is remembered, so make another one when a file has changed. */
export interface ProjectCode {
  /** What runs in the step of this item. */
  ofItem(item: Item): StepCode | undefined;
  /** What runs in the step that Valohai uses for the name. */
  ofStep(names: NameIndex, step: string): StepCode | undefined;
  /** The files beside one that does not exist. */
  siblings(path: string): readonly string[];
}

/** Reads the programs of steps, each step once. */
export function createProjectCode(files: CodeFiles): ProjectCode {
  const known = new WeakMap<Item, StepCode>();
  const ofItem = (item: Item) => {
    const found = known.get(item);
    if (found || item.config?.kind !== "step") return found;
    const code = readStepCode(item.config, item.text, files);
    known.set(item, code);
    return code;
  };
  return {
    siblings: (path) => files.siblings(path),
    ofItem,
    ofStep(names, step) {
      const placed = names.definition("step", step);
      return placed && ofItem(placed.item);
    },
  };
}
