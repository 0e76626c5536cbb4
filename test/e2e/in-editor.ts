import { appendFileSync } from "node:fs";
import { type ReportLine, reportVariable } from "../vscode/suite-report.ts";

interface EditorTest {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const collected: EditorTest[] = [];
const testDeadline = 45_000;

/** A test that runs inside the extension host of a real VS Code; its folder is a copy of `examples/`. */
export function inEditor(name: string, body: () => Promise<void>): void {
  collected.push({ name, body });
}

/** Runs every collected test, one after the other, and reports each as soon as it is over. */
export async function runCollected(): Promise<void> {
  const file = process.env[reportVariable];
  if (!file) throw new Error(`${reportVariable} does not say where to report`);
  const report = (line: ReportLine) => appendFileSync(file, `${JSON.stringify(line)}\n`);
  for (const test of collected) {
    const error = await failureOf(test);
    report(error === undefined ? { name: test.name } : { name: test.name, error });
  }
  report({ finished: true });
}

async function failureOf({ body }: EditorTest): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const late = () => reject(new Error(`Not over after ${testDeadline / 1000} s`));
    timer = setTimeout(late, testDeadline);
  });
  try {
    await Promise.race([body(), tooLate]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(timer);
  }
}
