import assert from "node:assert/strict";
import { test } from "node:test";
import { Lanes } from "#core/graph/lanes.ts";
import { nodeSize, rowStep } from "#core/graph/placed-graph.ts";

/** The lanes of a column with two boxes, the first one at the top. */
function lanes(): Lanes {
  const none = { length: 0, at: () => 0 };
  const columns = { of: [0, 0], links: [], isBack: [], passed: () => none };
  return new Lanes(columns, { tops: [0, rowStep], passages: new Map() });
}

const bottom = nodeSize.height;

test("passes where it is wanted if there is no box", () => {
  assert.equal(lanes().pass(0, -50, 0), -50);
  assert.equal(lanes().pass(0, 1000, 0), 1000);
  assert.equal(lanes().pass(1, 20, 0), 20);
});

test("passes a box on the side of where it leads, or else on the nearer one", () => {
  const between = (height: number) => height > bottom && height < rowStep;
  assert.ok(lanes().pass(0, 20, -100) < 0);
  assert.ok(between(lanes().pass(0, 20, 500)));
  assert.ok(lanes().pass(0, 20, 20) < 0);
  assert.ok(between(lanes().pass(0, 50, 50)));
});

test("gives each edge a lane of its own as long as there are some", () => {
  const own = lanes();
  const taken = Array.from({ length: 60 }, () => own.pass(0, -100, 0));
  assert.ok(new Set(taken).size > 30);
  assert.ok(taken.every((it) => it < 0));
  const between = lanes();
  const narrow = Array.from({ length: 5 }, () => between.pass(0, bottom + 10, 500));
  assert.ok(narrow.every((it) => it > bottom && it < rowStep));
  assert.ok(new Set(narrow).size >= 3);
});
