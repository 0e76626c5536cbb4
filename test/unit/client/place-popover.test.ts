import assert from "node:assert/strict";
import { test } from "node:test";
import { placePopover } from "../../../client/webview/shared/place-popover.ts";

const page = { width: 400, height: 600 };

function buttonAt(left: number, top: number) {
  return { left, top, right: left + 80, bottom: top + 24 };
}

test("is below its button, with the right ends in line", () => {
  assert.deepEqual(placePopover(buttonAt(300, 100), { width: 200, height: 150 }, page), {
    left: 180,
    top: 126,
    maxHeight: 466,
  });
});

test("moves to the right where it would leave the page at the left, and never leaves it at the right", () => {
  assert.equal(placePopover(buttonAt(60, 100), { width: 200, height: 150 }, page).left, 8);
  assert.equal(placePopover(buttonAt(330, 100), { width: 200, height: 150 }, page).left, 192);
});

test("is above where there is more room, and is as high as the room", () => {
  const { top, maxHeight } = placePopover(buttonAt(300, 400), { width: 200, height: 900 }, page);
  assert.equal(top, 8);
  assert.equal(maxHeight, 390);
});
