import { test } from "node:test";
import { checkAccepted, checkCompletion } from "../../../support/check-completion.ts";

/** A step with a comment on the line of its name, and one below it. */
const file = (comment: string, below = "") =>
  `- step:\n    name: train # ${comment}\n    image: i${below === "" ? "" : ` # ${below}`}\n    command: c\n`;

const all = ["12 min", "10-12-20 min", "4 parallel", "0.90 per hour"];

test("figures are completed in an estimate, as examples", () => {
  checkCompletion(file("valohai-estimate: <|>"), all, file("valohai-estimate: 12 min"));
  checkCompletion(file("valohai-estimate:<|>"), all);
  checkCompletion(file("valohai-estimate: <|>", "later"), all);
});

test("figures are completed with the number that is typed", () => {
  const source = file("valohai-estimate: 15<|>");
  checkCompletion(source, ["15 min", "15 parallel", "15 per hour"]);
  checkAccepted(source, "15 parallel", file("valohai-estimate: 15 parallel"));
  checkCompletion(file("valohai-estimate: 1.5 <|>"), ["1.5 min", "1.5 per hour"]);
});

test("figures that the comments give already are left out, and the one at the cursor is replaced", () => {
  const source = file(
    "valohai-estimate: 12 min, <|>, 2 EUR/h -- why",
    "valohai-estimate: 3 parallel",
  );
  checkCompletion(source, []);
  const typed = file("valohai-estimate: 15 m<|>inutes each, 2 EUR/h -- why");
  checkCompletion(typed, ["15 min", "15 parallel"]);
  checkAccepted(typed, "15 min", file("valohai-estimate: 15 min, 2 EUR/h -- why"));
});

test("a price is offered in the currency of the file", () => {
  const other = file("valohai-estimate: 2 $/h").replace("train", "other");
  checkAccepted(
    other + file("valohai-estimate: <|>"),
    "0.90 $ per hour",
    other + file("valohai-estimate: 0.90 $ per hour"),
  );
});

test("nothing is offered uninvited where the comment may end, nor in its remark, nor in other comments", () => {
  const typed = (trigger: string) => ({ trigger });
  checkCompletion(file("valohai-estimate: <|>"), all, undefined, typed(" "));
  checkCompletion(file("valohai-estimate: 12 min<|>"), [], undefined, typed("n"));
  checkCompletion(file("valohai-estimate: 12 min <|>"), [], undefined, typed(" "));
  checkCompletion(file("valohai-estimate: 12 min -- by 12<|>"), []);
  checkCompletion(file("An estimate: <|>"), []);
  checkCompletion(file("The valohai-estimate: <|>"), []);
});

test("the word that begins an estimate is offered only where it belongs to something", () => {
  const ignores = ["valohai-ignore", "valohai-ignore-next-line", "valohai-ignore-file"];
  checkCompletion(`# va<|>\n${file("free")}`, ignores);
  checkCompletion(file("va<|>"), [...ignores, "valohai-estimate:"]);
});
