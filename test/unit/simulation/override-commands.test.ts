import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { variantAt } from "#core/simulation/fan-out.ts";
import { fanOutOf } from "../../support/simulation.ts";

interface Example {
  readonly yaml: string;
  /** What valohai-yaml builds from the template of its `PipelineConverter`. */
  readonly lines?: readonly string[];
  /** Why it builds nothing. */
  readonly error?: string;
}

const examples: readonly Example[] = JSON.parse(
  readFileSync("test/fixtures/override-commands.json", "utf8"),
);

test("builds the commands of nodes with an override as valohai-yaml does", () => {
  assert.ok(examples.length >= 100);
  for (const { yaml, lines, error } of examples) {
    const { command } = variantAt(fanOutOf(yaml, "n"), 0n);
    assert.deepEqual(command, lines ?? [`<${error}>`], yaml);
  }
});
