import { readFile } from "node:fs/promises";

/** What one test inside the editor came to; the error is its stack, the notes are what it measured. */
export interface TestResult {
  readonly name: string;
  readonly error?: string;
  readonly notes?: readonly string[];
}

/** A line of the file that the suite in the editor writes and the test runner outside reads. */
export type ReportLine = TestResult | { readonly finished: true };

/** Names of the variables that tell the suite where to write and what to run on. */
export const reportVariable = "VALOHAI_TEST_REPORT";

/** A pattern for the names of the tests to run; all by default. */
export const namesVariable = "VALOHAI_TEST_NAMES";

/** How many previews the soak opens; where it is set, no other test runs. */
export const previewsVariable = "VALOHAI_SOAK_PREVIEWS";

export interface SuiteReport {
  readonly results: readonly TestResult[];
  readonly finished: boolean;
}

/** What the suite has written up to this moment. */
export async function readReport(file: string): Promise<SuiteReport> {
  const text = await readFile(file, "utf8").catch(() => "");
  const complete = text.slice(0, text.lastIndexOf("\n") + 1);
  const lines = complete
    .split("\n")
    .flatMap((line) => (line ? [JSON.parse(line) as ReportLine] : []));
  return {
    results: lines.flatMap((line) => ("finished" in line ? [] : [line])),
    finished: lines.some((line) => "finished" in line),
  };
}
