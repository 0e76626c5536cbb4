import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { semanticTokens } from "#core/features/navigation/semantic-tokens.ts";
import { fixtures } from "../support/fixtures.ts";

test("tokens come in order, never overlap and stay in their lines", () => {
  for (const { name, text } of fixtures()) {
    for (const piece of semanticTokens(createDocument(text))) {
      const lines = text.slice(piece.start).split("\n");
      let before = { line: 0, character: 0, length: 0 };
      for (const it of piece.tokens) {
        assert.ok(it.character + it.length <= (lines[it.line] ?? "").length, name);
        const isAfter = it.line > before.line || it.character >= before.character + before.length;
        assert.ok(it.line >= before.line && isAfter, `${name}: line ${it.line}`);
        before = it;
      }
    }
  }
});
