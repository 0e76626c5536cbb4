/** What Node's test runner reports of a test or suite, as far as it is used here. */
interface EventData {
  readonly name?: string;
  readonly nesting?: number;
}

/** Lists what failed at the top level, one name a line: a file of tests, or a process that ended with an error. */
// biome-ignore lint/style/noDefaultExport: Node takes a reporter from the default export.
export default async function* failedFiles(
  events: AsyncIterable<{ readonly type: string; readonly data: EventData }>,
): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === "test:fail" && data.nesting === 0) yield `${data.name}\n`;
  }
}
