import { parseArgs } from "node:util";
import { isSeverityWord } from "#core/features/diagnostics/policy.ts";
import type { Severity } from "#core/features/diagnostics/rule.ts";
import type { CheckTask } from "./check-file.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import {
  configsFor,
  expandArguments,
  type FoundConfig,
  isLeftOut,
  warnOfConfigs,
} from "./files.ts";
import {
  allFindings,
  countOf,
  type FileReport,
  type Finding,
  type Format,
  severityRanks,
} from "./finding.ts";
import type { FixWriter } from "./fix-files.ts";
import type { FixMode } from "./fix-mode.ts";
import { formatNames, loadFormat } from "./formats/index.ts";
import { endWhenInterrupted, pause } from "./interrupt.ts";
import { asMisuse, formatNamed } from "./options.ts";
import { type Outcome, outcomeOf, type WaitingFile } from "./outcome.ts";

/** The options of `check`. */
export const checkOptions = {
  json: { type: "boolean" },
  format: { type: "string" },
  fix: { type: "boolean" },
  "fix-dry-run": { type: "boolean" },
  severity: { type: "string" },
  "max-warnings": { type: "string" },
  timeout: { type: "string" },
} as const;

/** Reports what is wrong in the files; status 1 when something is an error or there are too many warnings. */
export async function check(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: checkOptions, allowPositionals: true }),
  );
  if (positionals.length === 0) throw new UsageError("A file is missing");
  const format = await loadFormat(
    formatNamed(values.format ?? (values.json ? "json" : "text"), formatNames),
  );
  const threshold = severityNamed(values.severity ?? "hint");
  const allowedWarnings = wholeNumber("--max-warnings", values["max-warnings"]);
  const timeout = wholeNumber("--timeout", values.timeout);
  const files = await expandArguments(positionals, io);
  const mode = fixMode(values);
  const isTaken = mode === "patch" || (mode === "write" && files.includes("-"));
  const { print, say } = printers(io, format, isTaken);
  const configs = await configsFor(files, io);
  await warnOfAll(files, configs, io);
  if (!files.includes("-")) endWhenInterrupted();
  const waiting = files
    .filter((file) => !isLeftOut(file, configs(file)))
    .map((file) => {
      const { policy } = configs(file).config;
      return { file, read: () => ({ file, ...io.decode(file), policy, mode, threshold }) };
    });
  const reports = await reportsOf(checkEach(waiting, timeout), await writerFor(mode, io, say), io);
  if (reports.length === 0 && io.isIncomplete() && format.name === "text") return 2;
  print(format.render(reports, { color: io.color }));
  return hasFailed(allFindings(reports), allowedWarnings) ? 1 : 0;
}

/** Reports what is wrong in the configs of files; the Valohai files are only read for that where a config has names of theirs. */
async function warnOfAll(
  files: readonly string[],
  configOf: (file: string) => FoundConfig,
  io: CliIo,
): Promise<void> {
  const configs = files.map(configOf);
  warnOfConfigs(configs, io);
  if (configs.every((it) => it.config.estimated.length === 0)) return;
  const { warnOfNames } = await import("./config-names.ts");
  await warnOfNames(configs, files, io);
}

/**
 * Checks files and answers them in their order. Several are checked in threads; so is a single one if a timeout, in
 * seconds, is given. A run loads only what it needs: threads here, or the engine.
 */
async function* checkEach(
  files: readonly WaitingFile[],
  timeout: number | undefined,
): AsyncGenerator<Outcome> {
  if (files.length <= 1 && timeout === undefined) {
    const { checkFile } = await import("./check-file.ts");
    for (const file of files) yield await outcomeOf(file, checkFile);
    return;
  }
  const { checkInThreads } = await import("./check-threads.ts");
  yield* checkInThreads(files, timeout);
}

async function writerFor(
  mode: FixMode,
  io: CliIo,
  say: (text: string) => void,
): Promise<FixWriter> {
  if (mode === "none") return () => true;
  const { fixWriter } = await import("./fix-files.ts");
  return fixWriter(mode, io, say);
}

/** What was found in each file; a file that cannot be read, checked or written does not affect the others. */
async function reportsOf(
  outcomes: AsyncIterable<Outcome>,
  write: FixWriter,
  io: CliIo,
): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  for await (const outcome of outcomes) {
    if ("failure" in outcome) {
      io.leaveOut(outcome.failure);
      continue;
    }
    const { task, checked } = outcome;
    const isThere = write(task.file, task.text, checked.fixed);
    reports.push(isThere ? checked.report : await unfixedReport(task));
    await pause();
  }
  return reports;
}

async function unfixedReport(task: CheckTask): Promise<FileReport> {
  const { checkFile } = await import("./check-file.ts");
  return (await checkFile({ ...task, mode: "none" })).report;
}

/** The outputs for the report, and for messages to people, since standard output may be taken by other data. */
function printers(io: CliIo, format: Format, isTaken: boolean) {
  if (isTaken) return { print: io.aside, say: io.error };
  return { print: io.out, say: format.name === "text" ? io.say : io.error };
}

function hasFailed(findings: readonly Finding[], allowedWarnings = Number.POSITIVE_INFINITY) {
  return countOf(findings, "error") > 0 || countOf(findings, "warning") > allowedWarnings;
}

function fixMode(values: { readonly fix?: boolean; readonly "fix-dry-run"?: boolean }): FixMode {
  if (values.fix && values["fix-dry-run"])
    throw new UsageError("--fix and --fix-dry-run exclude each other");
  if (values["fix-dry-run"]) return "patch";
  return values.fix ? "write" : "none";
}

function severityNamed(name: string): Severity {
  if (isSeverityWord(name) && name !== "off") return name;
  throw new UsageError(`A severity is one of ${severityRanks.join(", ")}, not "${name}"`);
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`${option} takes a whole number, not "${text}"`);
}
