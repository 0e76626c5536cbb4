import { test } from "node:test";
import { checkLocate } from "../support/check-locate.ts";
import { fixtures } from "../support/fixtures.ts";

test("finds the first key or value that an offset touches", () => {
  for (const { name, text } of fixtures()) checkLocate(text.slice(0, 3000), name);
});
