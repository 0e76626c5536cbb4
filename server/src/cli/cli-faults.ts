import { listenToFaults } from "#core/base/faults.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { failureText } from "./failure-text.ts";

/** Reports on standard error which part of the engine has failed, from now on in this thread. */
export function listenToCliFaults(): void {
  listenToFaults(({ part, error }) => {
    process.stderr.write(`vhyaml: ${part}: ${visibleText(failureText(error))}\n`);
  });
}
