import { inspect } from "node:util";

/** What Node's test runner tells of a test or suite, as far as it is reported here. */
interface EventData {
  readonly name?: string;
  readonly message?: string;
  readonly skip?: string | boolean;
  readonly details?: { readonly type?: string; readonly error?: { readonly cause?: unknown } };
}

/** Reports only the tests that ran, nothing of those whose names do not match; Node's test runner calls it. */
// biome-ignore lint/style/noDefaultExport: Node takes a reporter from the default export.
export default async function* ranTests(
  events: AsyncIterable<{ readonly type: string; readonly data: EventData }>,
): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    const { name, message = "", skip, details } = data;
    const isTest = details?.type !== "suite";
    if (type === "test:stdout" || type === "test:stderr") yield message;
    if (type === "test:diagnostic" && /^(?:pass|fail) /.test(message)) yield `${message}\n`;
    if (type === "test:pass" && isTest && skip === undefined) yield `✔ ${name}\n`;
    if (type === "test:fail" && isTest) yield `✖ ${name}\n${inspect(details?.error?.cause)}\n`;
  }
}
