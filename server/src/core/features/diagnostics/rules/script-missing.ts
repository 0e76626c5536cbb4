import { closestName } from "#core/base/closest.ts";
import type { ScriptRule } from "../rule.ts";

/** A command starts a script that is not there. */
export const scriptMissing: ScriptRule<string> = {
  code: "script-missing",
  severity: "information",
  summary:
    "A command starts a script that is not in the project, or that is not read because it is too large or a link out of the project. A missing script may come from the image or an earlier command, but most often its name is misspelt.",
  scope: "script",
  find({ own, siblings, obstacle, submodule }, report) {
    for (const { path, range, file } of own?.started ?? []) {
      if (file?.script?.isTooLarge) {
        report(
          range,
          `"${path}" is too large or too broken to be read as a whole, so what it prints is not known`,
        );
      }
      if (file || submodule(path) !== undefined) continue;
      const near = siblings(path);
      // Without any script beside it the file is most likely looked at outside of its project.
      if (![...near, ...siblings("")].some((it) => /\.(?:py|r)$/i.test(it))) continue;
      const reason = obstacle(path);
      if (reason !== undefined) {
        report(range, `"${path}" ${reason}, so it is not read`);
        continue;
      }
      const suggestion = closestName(path, near);
      const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
      report(range, `"${path}" is not in the project${hint}`, {
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    }
  },
  message: (message) => message,
};
