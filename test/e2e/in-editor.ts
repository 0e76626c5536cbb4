import { appendFileSync } from "node:fs";
import {
  namesVariable,
  previewsVariable,
  type ReportLine,
  reportVariable,
} from "../vscode/suite-report.ts";

type Body = (note: (text: string) => void) => Promise<void>;

interface EditorTest {
  readonly name: string;
  readonly body: Body;
  readonly soaks: boolean;
  /** In milliseconds. */
  readonly deadline: number;
}

const collected: EditorTest[] = [];
const testDeadline = 45_000;

/** A test that runs inside the extension host of a real VS Code; its folder is a copy of `examples/`. */
export function inEditor(name: string, body: Body): void {
  collected.push({ name, body, soaks: false, deadline: testDeadline });
}

/** Likewise, but one that `npm run soak -- --editor` runs by itself, for as long as its size takes. */
export function soakInEditor(name: string, deadline: number, body: Body): void {
  collected.push({ name, body, soaks: true, deadline });
}

/** Runs every collected test, one after the other, and reports each as soon as it is over. */
export async function runCollected(): Promise<void> {
  const file = process.env[reportVariable];
  if (!file) throw new Error(`${reportVariable} does not say where to report`);
  const report = (line: ReportLine) => appendFileSync(file, `${JSON.stringify(line)}\n`);
  const soaksOnly = process.env[previewsVariable] !== undefined;
  const names = new RegExp(process.env[namesVariable] ?? "");
  const chosen = collected.filter(({ soaks, name }) => (soaks || !soaksOnly) && names.test(name));
  for (const test of chosen) {
    const notes: string[] = [];
    const error = await failureOf(test, (text) => notes.push(text));
    report({ name: test.name, notes, ...(error === undefined ? {} : { error }) });
  }
  report({ finished: true });
}

async function failureOf(
  { body, deadline }: EditorTest,
  note: (text: string) => void,
): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const late = () => reject(new Error(`Not over after ${deadline / 1000} s`));
    timer = setTimeout(late, deadline);
  });
  try {
    await Promise.race([body(note), tooLate]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(timer);
  }
}
