import assert from "node:assert/strict";
import { test } from "node:test";
import { pictureScale } from "../../../client/webview/graph/graph-png.ts";

test("a picture is twice as large as the drawing, or as large as browsers draw, and never too small to be read", () => {
  assert.equal(pictureScale({ width: 800, height: 600 }), 2);
  assert.equal(pictureScale({ width: 16_000, height: 100 }), 1);
  assert.equal(pictureScale({ width: 8000, height: 8000 }), 1);
  assert.equal(pictureScale({ width: 40_000, height: 100 }), undefined);
  assert.equal(pictureScale({ width: 17_000, height: 17_000 }), undefined);
});
