import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";

test("a message with a name as long as a file keeps what is said before and after the name", () => {
  const name = "a".repeat(50_000);
  const text = `- step: {name: ${name}, image: b:1, command: "run {parameter:lr}"}\n`;
  const [problem] = diagnose(createDocument(text)).filter(
    ({ code }) => code === "command-unknown-parameter",
  );
  const { message = "" } = problem ?? {};
  assert.ok(message.length <= 1000);
  assert.match(message, /^Step "a+ … a+" has no parameter "lr"/);
});
