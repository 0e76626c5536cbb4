import { oncePer } from "#core/base/once-per.ts";
import type { NameIndex } from "#core/document/name-index.ts";
import type { Step } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import type { StepCode } from "./code.ts";
import type { CodeFile, CodeFiles } from "./code-files.ts";
import { readStepCode } from "./step-code.ts";
import { emptySubmodule } from "./submodules.ts";

/** The programs of steps; what is read is remembered, so make another one when a file has changed. */
export interface ProjectCode {
  /** What runs in the step of this item. */
  ofItem(item: Item): StepCode | undefined;
  /** What runs in the step that Valohai uses for the name. */
  ofStep(names: NameIndex, step: string): StepCode | undefined;
  /** A script by its path from the document's folder. */
  script(path: string): CodeFile | undefined;
  /** Why a script that may exist cannot be read, worded to follow its name. */
  obstacle(path: string): string | undefined;
  /** The folder of the Git submodule that a script is in, where it is not checked out. */
  submodule(path: string): string | undefined;
  /** The files beside one that does not exist. */
  siblings(path: string): readonly string[];
  /** Whether it can be known that a file does not exist. */
  readonly isKnown: boolean;
}

/** Finds what runs in a step of this item; undefined as long as that is not known. */
export type StepReader = (step: Step, item: Item) => StepCode | undefined;

/** The programs of steps, which are read by `read`, or once for each step. */
export function createProjectCode(
  files: CodeFiles,
  read: StepReader = oneReading(files),
): ProjectCode {
  const ofItem = (item: Item) =>
    item.config?.kind === "step" ? read(item.config, item) : undefined;
  return {
    script: (path) => files.script(path),
    obstacle: (path) => files.obstacle(path),
    submodule: (path) => emptySubmodule(files, path),
    siblings: (path) => files.siblings(path),
    isKnown: files.isKnown,
    ofItem,
    ofStep(names, step) {
      const placed = names.definition("step", step);
      return placed && ofItem(placed.item);
    },
  };
}

function oneReading(files: CodeFiles): StepReader {
  const codeOf = oncePer((item: Item, step: Step) => readStepCode(step, item.text, files));
  return (step, item) => codeOf(item, step);
}
