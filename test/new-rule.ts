import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rules } from "#core/features/diagnostics/index.ts";
import { filesOfRule, type RuleScope, ruleScopes, withRule } from "./support/rule-templates.ts";
import { startChild } from "./vscode/child.ts";
import { exitWith } from "./vscode/program.ts";
import { repository } from "./vscode/repository.ts";

const usage = `Writes a new rule with its test, its example and its place in the list: npm run new-rule CODE [SCOPE]
  CODE   lower-case words with dashes, the part of the file first: step-image-tag
  SCOPE  what the rule reads: ${ruleScopes.join(", ")}; item by default`;

const list = "server/src/core/features/diagnostics/index.ts";

await exitWith(main);

async function main(): Promise<number> {
  const [code = "", scope = "item"] = process.argv.slice(2);
  const reason = refusal(code, scope);
  if (reason !== undefined) {
    process.stderr.write(`${reason}\n${usage}\n`);
    return 2;
  }
  const files = filesOfRule(code, scope as RuleScope);
  for (const { path, text } of files) await writeFile(join(repository, path), text);
  const index = join(repository, list);
  await writeFile(index, withRule(await readFile(index, "utf8"), code));
  await format([list, ...files.map((it) => it.path).filter((it) => it.endsWith(".ts"))]);
  const written = [...files.map((it) => `  ${it.path}`), `  ${list} (one import, one entry)`];
  process.stdout.write(`Written:\n${written.join("\n")}\n\n${nextSteps(code)}\n`);
  return 0;
}

/** Lays out the sources as the project does. */
async function format(files: readonly string[]): Promise<void> {
  const biome = join("node_modules", "@biomejs", "biome", "bin", "biome");
  const child = startChild(process.execPath, [biome, "check", "--write", ...files], {
    folder: repository,
  });
  if ((await child.ended) !== 0) process.stderr.write(child.log());
}

function refusal(code: string, scope: string): string | undefined {
  if (!/^[a-z]+(-[a-z]+)+$/.test(code)) return `"${code}" is no code of a rule`;
  if (rules.some((it) => it.code === code)) return `There is a rule "${code}" already`;
  if (!ruleScopes.some((it) => it === scope)) return `"${scope}" is no scope`;
  const taken = filesOfRule(code, scope as RuleScope).find((it) =>
    existsSync(join(repository, it.path)),
  );
  return taken && `${taken.path} exists already`;
}

function nextSteps(code: string): string {
  return `As it is, the rule reports whatever is named "change-me", and its test passes. Next:
  1. npm run watch                 runs the test of the rule whenever one of its files is saved
  2. the test: say what is to be reported, what is not, and that half-typed files stay quiet
  3. the rule: severity, summary, find and message, until the test passes; a fix gets what was found
  4. the example: carets below each place that is reported; the manual shows it
  5. npm run docs                  writes docs/rules.md and the setting in package.json
  6. node out/test/run.mjs unit    all unit tests; CHANGELOG.md says what a user notices of ${code}`;
}
