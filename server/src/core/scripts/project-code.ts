import { oncePer } from "#core/base/once-per.ts";
import type { NameIndex } from "#core/document/name-index.ts";
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

/** Reads the programs of steps, each step once. */
export function createProjectCode(files: CodeFiles): ProjectCode {
  const ofItem = oncePer(({ config, text }: Item): StepCode | undefined =>
    config?.kind === "step" ? readStepCode(config, text, files) : undefined,
  );
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
