import type { Step } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import type { StepCode } from "#core/scripts/code.ts";
import type { CodeFiles } from "#core/scripts/code-files.ts";
import { readStepCode, runsTheSame } from "#core/scripts/step-code.ts";
import { emptySubmodule } from "#core/scripts/submodules.ts";
import type { FileStore } from "./file-store.ts";
import type { Reads } from "./reads.ts";

/** What runs in steps, each found again only when a file has changed that it depends on. */
export interface StepCodes {
  /** Undefined as long as a file is not known; but what was found before counts until it is. */
  codeOf(step: Step, item: Item, files: CodeFiles): StepCode | undefined;
}

interface Found {
  readonly step: Step;
  readonly source: string;
  readonly code: StepCode | undefined;
  readonly reads: Reads;
}

/** Keeps what was found for as long as the items are in use, and the last of it for the next version of its item. */
export function createStepCodes(store: FileStore): StepCodes {
  const known = new WeakMap<Item, Found>();
  let latest: Found | undefined;
  const foundBefore = (step: Step, item: Item): Found | undefined => {
    const own = known.get(item);
    if (own) return own;
    return latest && runsTheSame(latest, { step, source: item.text }) ? latest : undefined;
  };
  return {
    codeOf(step, item, files) {
      const before = foundBefore(step, item);
      if (before && store.holds(before.reads)) {
        known.set(item, before);
        store.repeat(before.reads);
        return before.code;
      }
      const { value, reads } = store.record(() => readWhole(step, item, files));
      const code = reads.missing.size > 0 ? before?.code : value;
      latest = { step, source: item.text, code, reads };
      known.set(item, latest);
      return code;
    },
  };
}

/** Also asks what is said of a script that is not there, so that it is known together with that. */
function readWhole(step: Step, item: Item, files: CodeFiles): StepCode | undefined {
  const code = readStepCode(step, item.text, files);
  for (const { path, file } of code?.started ?? []) {
    if (file) continue;
    emptySubmodule(files, path);
    files.obstacle(path);
    files.siblings(path);
  }
  return code;
}
