import { test } from "node:test";
import { createDocument, type Document } from "#core/document/document.ts";
import { askAboutPlace, askAboutText } from "../support/ask-navigation.ts";
import { fixtures } from "../support/fixtures.ts";

/** Files of the size that a person writes; larger ones have no other shapes. */
const files = fixtures().filter((it) => it.text.length < 2500);

test("places all over every file can be asked about", () => {
  for (const { text } of files) {
    const document = createDocument(text);
    for (let offset = 0; offset <= text.length; offset += 3) askAboutPlace(document, offset);
  }
});

test("a file can be asked about at many moments while it is typed", () => {
  for (const { text } of files) {
    let document: Document | undefined;
    for (let length = 0; length <= text.length; length += 21) {
      document = createDocument(text.slice(0, length), document);
      askAboutPlace(document, length);
      askAboutPlace(document, Math.floor(length / 2));
      if (length % 105 === 0) askAboutText(document);
    }
  }
});
