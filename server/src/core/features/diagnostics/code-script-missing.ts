import { closest } from "../../base/closest.ts";
import type { CodeRule } from "./rule.ts";

/** A command starts a script that is not there. */
export const codeScriptMissing: CodeRule = {
  code: "code-script-missing",
  severity: "information",
  summary:
    "A command starts a script that is not in the project. It may come from the image or from an earlier command; most often its name is misspelt.",
  scope: "code",
  check({ own, siblings }, report) {
    for (const { path, range, file } of own?.started ?? []) {
      if (file) continue;
      const suggestion = closest(path, siblings(path));
      const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
      report(range, `"${path}" is not in the project${hint}`, {
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    }
  },
};
