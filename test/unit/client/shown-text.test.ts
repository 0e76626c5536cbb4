import assert from "node:assert/strict";
import { test } from "node:test";
import { labelText, messageText } from "../../../client/src/shown-text.ts";

test("lets no name in a message become a link, which may be one to a command", () => {
  const text = messageText("[Run](command:workbench.action.quit) and [a](https://example.test)");
  assert.doesNotMatch(text, /\]\(/);
});

test("lets no name in a pick or a lens become an icon", () => {
  assert.equal(labelText("$(trash) a"), "\\$(trash) a");
  // VS Code takes the backslash in front of a dollar sign for its escape.
  const drawn = /(?<!\\)\$\([a-z-]+\)/;
  assert.doesNotMatch(labelText("$(trash)$(x)"), drawn);
});
