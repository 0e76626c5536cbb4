import { test } from "node:test";
import { isToPage, readFromPage } from "../../client/src/preview-messages.ts";
import { fc } from "../support/property.ts";

test("never throws, whatever arrives", () => {
  fc.assert(
    fc.property(fc.anything(), (message) => {
      readFromPage(message);
      isToPage(message);
    }),
  );
});
