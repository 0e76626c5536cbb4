import { closestName } from "#core/base/closest.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Report, ScriptContext, ScriptRule } from "../rule.ts";

/** A command starts a script that is not there. */
export const scriptMissing: ScriptRule<string> = {
  code: "script-missing",
  severity: "information",
  summary:
    "A command starts a script that is not in the project, or that is not read because it is too large or a link out of the project. A missing script may come from the image or an earlier command, but most often its name is misspelt.",
  scope: "script",
  find(context, report) {
    for (const { path, range, file } of context.own?.started ?? []) {
      if (file?.script?.isTooLarge) {
        report(
          range,
          `"${path}" is too large or too broken to be read as a whole, so what it prints is not known`,
        );
      }
      if (!file && context.submodule(path) === undefined) {
        reportMissing(context, path, range, report);
      }
    }
  },
  message: (message) => message,
};

function reportMissing(
  { siblings, obstacle }: ScriptContext,
  path: string,
  range: SourceRange,
  report: Report<string>,
): void {
  const near = siblings(path);
  // Without any script beside it, the file is probably opened outside its project.
  if (![...near, ...siblings("")].some((it) => /\.(?:py|r)$/i.test(it))) return;
  const reason = obstacle(path);
  if (reason !== undefined) {
    report(range, `"${path}" ${reason}, so it is not read`);
    return;
  }
  const suggestion = closestName(path, near);
  const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
  report(range, `"${path}" is not in the project${hint}`, {
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}
