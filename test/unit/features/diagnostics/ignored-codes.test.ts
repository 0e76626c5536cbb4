import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import { hover } from "#core/features/hover/index.ts";
import { checkAccepted, checkCompletion, offersAt } from "../../../support/check-completion.ts";
import { markedText } from "../../../support/marked-text.ts";

const file = (before: string, after = "") => `- pipeline:
    name: p
    nodes:
      ${before}- { name: a.b, type: execution, step: c }${after}
    edges: []
`;

test("codes are completed after the word, first those that are reported there", () => {
  const reported = ["node-name-dot", "node-step-missing", "…"];
  checkCompletion(
    file("", " # valohai-ignore <|>"),
    reported,
    file("", " # valohai-ignore node-name-dot"),
  );
  checkCompletion(file("# valohai-ignore-next-line: <|>\n      "), reported);
  checkCompletion(`# valohai-ignore-file <|>\n${file("")}`, reported);
  const { offers } = offersAt(file("", " # valohai-ignore <|>"));
  assert.equal(offers.length, rules.length);
});

test("a code that the comment names already is left out, the one that is typed is replaced", () => {
  const source = file("", " # valohai-ignore node-name-dot, node-<|>self -- why");
  checkCompletion(source, ["node-step-missing", "…"]);
  checkAccepted(source, "edge-self", file("", " # valohai-ignore node-name-dot, edge-self -- why"));
});

test("where the comment may end, nothing is offered uninvited", () => {
  const blank = { trigger: " " };
  checkCompletion(file("", " # valohai-ignore <|>"), ["node-name-dot", "…"], undefined, blank);
  checkCompletion(file("", " # valohai-ignore node-name-dot <|>"), [], undefined, blank);
  checkCompletion(
    file("", " # valohai-ignore node-name-dot, <|>"),
    ["node-step-missing", "…"],
    undefined,
    blank,
  );
  checkCompletion(
    "- deployment: { name: a, defaults: { target: b } } # valohai-ignore <|>\n",
    [],
    undefined,
    blank,
  );
  checkCompletion(file("", " # valohai-ignore node-name-dot -- be<|>"), []);
});

test("the word that begins such a comment is completed in comments only", () => {
  const words = ["valohai-ignore", "valohai-ignore-next-line", "valohai-ignore-file"];
  const estimate = "valohai-estimate:";
  checkCompletion(file("", " # va<|>"), [...words, estimate], file("", " # valohai-ignore"));
  checkAccepted(file("", " # va<|>"), estimate, file("", " # valohai-estimate: "));
  checkCompletion(`# valohai-<|>\n${file("")}`, words);
  checkCompletion(file("", " # any va<|>"), []);
  const inText = "- step:\n    name: a\n    image: b\n    command: |\n      echo # va<|>\n";
  assert.ok(!offersAt(inText).offers.some((it) => it.label.startsWith("valohai")));
});

test("a code in a comment is explained", () => {
  const at = (source: string) => {
    const { text, cursor } = markedText(source);
    const found = hover(createDocument(text), cursor ?? 0);
    return found && `${text.slice(found.range.start, found.range.end)} ${found.markdown}`;
  };
  assert.match(
    at(file("", " # valohai-ignore edge-self, node-step-mis<|>sing")) ?? "",
    /^node-step-missing `node-step-missing`: error\n\n/,
  );
  assert.equal(at(file("", " # valohai-ignore no-s<|>uch")), undefined);
});
