import assert from "node:assert/strict";
import { test } from "node:test";
import { marked, type Token } from "marked";
import { code, codeBlock, plain } from "#core/base/markdown.ts";
import { markdownToText } from "#core/base/markdown-to-text.ts";
import { visibleLines, visibleText } from "#core/base/visible-text.ts";
import { fc } from "../support/property.ts";

const text = fc.string({ unit: fc.constantFrom(..."ab`*_\\[]()#-.!|<>~&=:@ ") });

/** The text that another reader of Markdown finds in a line. */
function shownBy(line: string): string {
  const shown = (token: Token): string => {
    if ("tokens" in token && token.tokens) return token.tokens.map(shown).join("");
    return "text" in token ? token.text : token.raw;
  };
  return marked.lexer(line).map(shown).join("");
}

test("code is shown as the text that it was made of", () => {
  fc.assert(
    fc.property(text, (it) => {
      const shown = markdownToText(`**kind** ${code(it)} and ${code("more")}`);
      assert.equal(shown, `kind ${it === "" ? " " : visibleText(it)} and more`);
    }),
  );
});

test("a block of code is shown without its fence, whatever it holds", () => {
  fc.assert(
    fc.property(text, (it) => {
      const shown = markdownToText(`before\n${codeBlock("sh", it)}\nafter`);
      assert.equal(shown, `before\n${visibleLines(it).trimEnd()}\nafter`);
    }),
  );
});

test("plain words are shown as they were before they were escaped", () => {
  fc.assert(fc.property(text, (it) => assert.equal(markdownToText(plain(`a${it}`)), `a${it}`)));
});

test("another reader of Markdown finds the same text", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const line = `**${plain(`x${a}y`)}** ${code(`x${b}y`)} ${plain(`x${b}y`)}`;
      assert.equal(markdownToText(line), shownBy(line));
    }),
  );
});
