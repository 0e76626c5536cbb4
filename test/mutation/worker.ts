import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { killerOf, loadable, runUnchanged, type Trial } from "./run-mutant.ts";

/** What the process of the tests is asked. */
export type Question =
  | { readonly kind: "run"; readonly file: string }
  | { readonly kind: "try"; readonly mutant: number; readonly trials: readonly Trial[] };

const [codeFile = "", projectFile = ""] = process.argv.slice(2);
const load = loadable(readFileSync(codeFile, "utf8"), projectFile);

// What a mutant leaves behind must neither end the process nor speak.
process.on("unhandledRejection", () => undefined);
process.on("uncaughtException", () => undefined);
// What tests draw is the same each time.
createRequire(projectFile)("fast-check").configureGlobal({ seed: 1 });

process.on("message", async (question: Question) => {
  const answer =
    question.kind === "run"
      ? await runUnchanged(load, question.file)
      : await killerOf(load, question.mutant, question.trials);
  process.send?.({ answer });
});
