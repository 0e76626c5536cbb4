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
      const near = siblings(path);
      // Without any script beside it the file is most likely looked at outside of its project.
      if (![...near, ...siblings("")].some((it) => /\.(?:py|r)$/i.test(it))) continue;
      const suggestion = closest(path, near);
      const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
      report(range, `"${path}" is not in the project${hint}`, {
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    }
  },
};
