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
  readonly code: StepCode | undefined;
  readonly reads: Reads;
}

/** Keeps what was found for as long as the items are in use, and the last of it for the next version of its item. */
export function createStepCodes(store: FileStore): StepCodes {
  const known = new WeakMap<Item, Found>();
  let latest: WeakRef<Item> | undefined;
  const foundForLatest = (item: Item): Found | undefined => {
    const before = latest?.deref();
    return before && runsTheSame(before, item) ? known.get(before) : undefined;
  };
  const keep = (item: Item, found: Found) => {
    known.set(item, found);
    // Not the item itself: each of thousands of files would keep its last one.
    latest = new WeakRef(item);
  };
  return {
    codeOf(step, item, files) {
      const own = known.get(item);
      const before = own ?? foundForLatest(item);
      if (before && store.holds(before.reads)) {
        if (!own) keep(item, before);
        store.repeat(before.reads);
        return before.code;
      }
      const { value, reads } = store.record(() => readWhole(step, item, files));
      const code = reads.missing.size > 0 ? before?.code : value;
      keep(item, { code, reads });
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
