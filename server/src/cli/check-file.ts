import { lineColumns } from "#core/base/line-column.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { emptyFile } from "#core/features/diagnostics/empty-file.ts";
import type { Policy } from "#core/features/diagnostics/policy.ts";
import type { PlacedProblem, Severity } from "#core/features/diagnostics/rule.ts";
import { yamlSyntax } from "#core/features/diagnostics/rules/yaml-syntax.ts";
import { type BadByte, badByteMessage, type DecodedText } from "../files/decode-utf8.ts";
import { type FileReport, severityRanks } from "./finding.ts";
import type { FixedText, FixMode } from "./fix-mode.ts";

/** A file to check; plain data that can be sent to a thread. */
export interface CheckTask extends DecodedText {
  readonly file: string;
  readonly policy: Policy;
  readonly mode: FixMode;
  /** The least severe findings that are reported. */
  readonly threshold: Severity;
}

/** What was found in a file after its fixes. */
export interface CheckedFile {
  readonly fixed: FixedText;
  readonly report: FileReport;
}

/** Fixes the text of a file if that is wanted, and finds what is wrong in it then; writes nothing. */
export async function checkFile(task: CheckTask): Promise<CheckedFile> {
  const { file, text, badByte, policy, threshold } = task;
  const fixed = await fixedText(task);
  const report = badByte
    ? undecodable(file, text, badByte)
    : await reportOf(file, fixed.after, policy, threshold);
  return { fixed, report };
}

async function fixedText({ file, text, badByte, policy, mode }: CheckTask): Promise<FixedText> {
  if (badByte || mode === "none") return { after: text, summary: "", refusals: "" };
  const { fixText } = await import("./fix-text.ts");
  return fixText(file, text, policy, mode);
}

/** The only finding of a file that is not UTF-8: its text is unknown, so it is never fixed. */
function undecodable(file: string, text: string, badByte: BadByte): FileReport {
  const place = lineColumns(text);
  const start = place(badByte.offset);
  const end = place(badByte.offset + 1);
  const { code, severity } = yamlSyntax;
  const message = badByteMessage(badByte);
  const finding = {
    file,
    code,
    severity,
    message,
    ...start,
    endLine: end.line,
    endColumn: end.column,
  };
  return { file, text, findings: [finding] };
}

async function reportOf(
  file: string,
  text: string,
  policy: Policy,
  threshold: Severity,
): Promise<FileReport> {
  const place = lineColumns(text);
  const document = createDocument(text);
  const shown = await shownIn(file, document, policy);
  const findings = [...emptyFile(document, policy), ...shown]
    .filter((it) => severityRanks.indexOf(it.severity) >= severityRanks.indexOf(threshold))
    .map(({ code, severity, message, range }) => {
      const start = place(range.start);
      const end = place(range.end);
      return { file, code, severity, message, ...start, endLine: end.line, endColumn: end.column };
    });
  return { file, text, findings };
}

/** Standard input has no scripts beside it. */
async function shownIn(
  file: string,
  document: Document,
  policy: Policy,
): Promise<readonly PlacedProblem[]> {
  if (file === "-") return shownProblems(document, policy);
  const { withScriptsBeside } = await import("./scripts-beside.ts");
  return withScriptsBeside(file, document, (code) => shownProblems(document, policy, code));
}
