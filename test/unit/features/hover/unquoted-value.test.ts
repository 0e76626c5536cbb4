import { test } from "node:test";
import { checkHover } from "../../../support/check-place.ts";

const value = (text: string) => `- step:
    parameters:
      - name: a
        default: ${text}
`;

test("hover shows a text that looks like a number", () => {
  checkHover(value("1e<|>-3"), /^`1e-3` is text here.*Write `1\.0e-3`/);
  checkHover(value("0o<|>17"), /`0o17` is text here/);
  checkHover(value("Na<|>N"), /`NaN` is text here/);
});

test("hover shows what a word, a time, a date, an old octal number or one with underscores becomes", () => {
  checkHover(value("ye<|>s"), /^`yes` is read as true\. Write `"yes"` for the text\.$/);
  checkHover(value("1:<|>30"), /is read as the number 90\./);
  checkHover(value("2020-<|>09-02"), /is read as the date 2020-09-02\./);
  checkHover(value("01<|>0"), /is read as the number 8\./);
  checkHover(value("1_0<|>00"), /is the number `1000`\./);
});

test("hover says nothing of what is what it looks like", () => {
  for (const text of ["1<|>2", "1.<|>5", "tr<|>ue", "'ye<|>s'", "so<|>me text"]) {
    checkHover(value(text), undefined);
  }
});
