import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { fixAll } from "#core/features/fix-all/index.ts";
import { layoutFixtures } from "../support/layout-fixtures.ts";
import { type Slip, slipKinds, slipsIn } from "../support/layout-slips.ts";

/** Of the slips that can be made only every so many are, to keep the test short. */
const stride = 4;

/** How many slips of a kind must be shown on their line and nowhere else; a line that was moved may fit where it is. */
const leastShare = (kind: string) => (kind === "line moved" ? 0.5 : 0.95);

/** How many slips of a kind may say something else that Valohai accepts, such as a line that becomes part of a text. */
const maxUnseen = 0.1;

for (const style of Object.keys(layoutFixtures)) {
  test(`the fixture "${style}" is sound`, () => {
    assert.deepEqual(seriousProblems(layoutFixtures[style] ?? ""), []);
  });
}

for (const kind of slipKinds) {
  const slips = Object.values(layoutFixtures)
    .flatMap((it) => slipsIn(it, kind))
    .filter((_, index) => index % stride === 0);

  test(`the line is blamed: ${kind}`, () => {
    const all = slips.map(blamedLines);
    const shown = all.filter((it) => it.lines.length > 0);
    const missed = all.filter(({ slip, lines }) => lines.length === 0 && changesData(slip));
    assert.ok(missed.length <= all.length * maxUnseen, `${missed.length} slips are not reported`);
    const wrong = shown.filter(({ slip, lines }) => !lines.every((it) => slip.blamed.includes(it)));
    const share = 1 - wrong.length / shown.length;
    const [first] = wrong;
    const story = first ? `line ${first.slip.blamed}, not ${first.lines}:\n${first.slip.text}` : "";
    assert.ok(share >= leastShare(kind), `${(100 * share).toFixed(1)} %; ${story}`);
  });

  test(`Fix All restores the data or leaves them: ${kind}`, () => {
    for (const { sound, text } of slips) {
      const { edits } = fixAll(createDocument(text), defaultPolicy);
      if (edits.length === 0) continue;
      const fixed = applyEdits(text, edits);
      const isRestored = isDeepStrictEqual(dataOf(fixed), dataOf(sound));
      const isKept = isDeepStrictEqual(dataOf(fixed), dataOf(text));
      assert.ok(isRestored || isKept, `${text}\n--- becomes ---\n${fixed}`);
    }
  });
}

function changesData({ sound, text }: Slip): boolean {
  return !isDeepStrictEqual(dataOf(text), dataOf(sound));
}

interface Blamed {
  readonly slip: Slip;
  readonly lines: readonly number[];
}

function blamedLines(slip: Slip): Blamed {
  const lines = seriousProblems(slip.text).map(
    (it) => slip.text.slice(0, it.range.start).split("\n").length,
  );
  return { slip, lines: [...new Set(lines)] };
}

function seriousProblems(text: string): readonly PlacedProblem[] {
  return diagnose(createDocument(text)).filter(
    ({ severity }) => severity === "error" || severity === "warning",
  );
}

/** What a text says, its scalars as they are written; undefined where it is not YAML. */
function dataOf(text: string): unknown {
  try {
    return parse(text, { schema: "failsafe", uniqueKeys: false });
  } catch {
    return undefined;
  }
}
