import { runsOf, type ScriptRun } from "#core/scripts/script-runs.ts";
import { canonicalUri } from "../files/uris.ts";
import type { Snapshot } from "./documents.ts";
import type { FileSnapshots } from "./file-snapshots.ts";
import { readingTime, readSteps } from "./read-steps.ts";
import type { Workspace } from "./workspace.ts";

/** Finds the steps that run scripts. */
export interface RunFinder {
  /** The steps of all Valohai files that run a script, as far as files are known or can be read soon. */
  runs(uri: string): Promise<readonly FoundRun[]>;
}

/** A step that runs a script, with its file. */
export interface FoundRun {
  readonly at: Snapshot;
  readonly run: ScriptRun;
}

/** Searches the Valohai files of the workspace, step by step between messages. */
export function createRunFinder(workspace: Workspace, snapshots: FileSnapshots): RunFinder {
  return {
    async runs(uri) {
      const script = canonicalUri(uri);
      const end = Date.now() + readingTime;
      const found: FoundRun[] = [];
      for (const at of await snapshots.all()) {
        await readSteps(workspace, at, end);
        const code = workspace.codeFor(at.text.uri);
        const own = code ? runsOf(at.document, code, script) : [];
        for (const run of own) found.push({ at, run });
      }
      return found;
    },
  };
}
