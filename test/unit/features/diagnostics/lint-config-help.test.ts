import assert from "node:assert/strict";
import { test } from "node:test";
import type { EstimatedNames } from "#core/document/estimated-names.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import {
  completeLintConfig,
  describeLintConfig,
} from "#core/features/diagnostics/lint-config-help.ts";
import { accept } from "../../../support/check-completion.ts";
import { markedText } from "../../../support/marked-text.ts";

function offersAt(source: string, names?: EstimatedNames) {
  const { text, cursor } = markedText(source);
  const offers = completeLintConfig(text, cursor ?? 0, names);
  return { text, offers, labels: offers.map((it) => it.label) };
}

/** Expects these labels at the mark, and the text after the offer of the last one is accepted. */
function check(
  source: string,
  expected: readonly string[],
  accepted: string,
  names?: EstimatedNames,
): void {
  const { text, offers, labels } = offersAt(source, names);
  assert.deepEqual(labels, expected);
  const last = offers.at(-1);
  assert.equal(last && accept(text, last), accepted);
}

test("the keys of a lint config are completed", () => {
  const keys = ["rules", "ignore", "format", "estimates"];
  check("<|>", keys, "estimates:");
  check("# Ours\nig<|>\n", keys, "# Ours\nestimates:\n");
  check(
    "rules:\n  edge-pair: off\n<|>",
    ["ignore", "format", "estimates"],
    "rules:\n  edge-pair: off\nestimates:",
  );
  check("ru<|>le:\n", keys, "estimates:\n");
});

test("the names of the project are completed below estimates", () => {
  const names = { steps: ["train", "yes", "a: b"], environments: ["big"] };
  check(
    "estimates:\n  steps:\n    train: { minutes: 1 }\n    <|>\n",
    ["yes", "a: b"],
    'estimates:\n  steps:\n    train: { minutes: 1 }\n    "a: b":\n',
    names,
  );
  check(
    "estimates: { steps: { tr<|>: {} } }",
    ["train", "yes", "a: b"],
    'estimates: { steps: { "a: b": {} } }',
    names,
  );
  check(
    "estimates:\n  environments:\n    <|>",
    ["big"],
    "estimates:\n  environments:\n    big:",
    names,
  );
  for (const source of [
    "<|>",
    "estimates:\n  steps:\n    train:\n      <|>\n",
    "rules:\n  steps:\n    <|>\n",
  ]) {
    assert.ok(!offersAt(source, names).labels.includes("yes"), source);
  }
});

test("the keys of estimates are completed, and names only where they are known", () => {
  check("estimates:\n  <|>", ["currency", "steps", "environments"], "estimates:\n  environments:");
  check(
    "estimates:\n  steps:\n    train:\n      minutes: 12\n      <|>\n",
    ["parallel", "price-per-hour"],
    "estimates:\n  steps:\n    train:\n      minutes: 12\n      price-per-hour:\n",
  );
  check(
    "estimates: { environments: { big: { <|> } } }\n",
    ["minutes", "parallel", "price-per-hour"],
    "estimates: { environments: { big: { price-per-hour: } } }\n",
  );
  for (const source of [
    "estimates:\n  steps:\n    <|>\n",
    "estimates:\n  currency:\n    a:\n      <|>\n",
    "estimates:\n  steps:\n    train:\n      minutes:\n        a: 1\n        <|>\n",
    "rules:\n  edge-pair:\n    a: 1\n    <|>\n",
  ]) {
    assert.deepEqual(offersAt(source).labels, [], source);
  }
});

test("codes are completed below rules, but for those that are decided", () => {
  const codes = rules.map((it) => it.code).sort();
  const places = [
    ["rules:\n  <|>", "rules:\n  edge-self: "],
    ["rules:\n  edge-s<|>\n", "rules:\n  edge-self: \n"],
    [
      "rules:\n  edge-pair: off\n  e<|>\nignore: a\n",
      "rules:\n  edge-pair: off\n  edge-self: \nignore: a\n",
    ],
    ["rules: { edge-pair: off, <|> }\n", "rules: { edge-pair: off, edge-self:  }\n"],
    ["rules:\n  ed<|>ge: off\n", "rules:\n  edge-self: off\n"],
  ];
  for (const [source = "", accepted = ""] of places) {
    const { text, offers, labels } = offersAt(source);
    const decided = source.includes("edge-pair") ? ["edge-pair"] : [];
    assert.deepEqual(
      labels,
      codes.filter((it) => !decided.includes(it)),
      source,
    );
    const offer = offers.find((it) => it.label === "edge-self");
    assert.equal(offer && accept(text, offer), accepted);
    assert.match(offer?.documentation ?? "", /edge/i);
  }
});

test("severities are completed after a code", () => {
  const words = ["off", "hint", "information", "warning", "error"];
  check("rules:\n  edge-pair: <|>\n", words, "rules:\n  edge-pair: error\n");
  check("rules:\n  edge-pair:<|>\n", words, "rules:\n  edge-pair: error\n");
  check("rules:\n  edge-pair: wa<|>rn\n", words, "rules:\n  edge-pair: error\n");
  check("rules: { edge-pair: <|>}\n", words, "rules: { edge-pair: error}\n");
});

test("nothing is completed where anything is allowed", () => {
  for (const source of [
    "ignore:\n  - <|>\n",
    "ignore: <|>\n",
    "rules: <|>\n",
    "# <|>\n",
    "rules:\n  no-such: <|>\n",
    "other:\n  a: <|>\n",
  ]) {
    assert.deepEqual(offersAt(source).labels, [], source);
  }
});

test("codes and keys of a lint config are explained", () => {
  const at = (source: string) => {
    const { text, cursor } = markedText(source);
    const found = describeLintConfig(text, cursor ?? 0);
    return found && `${text.slice(found.range.start, found.range.end)} ${found.markdown}`;
  };
  assert.match(at("rules:\n  edge-p<|>air: off\n") ?? "", /^edge-pair `edge-pair`: error\n\n\w/);
  assert.match(at("ru<|>les:\n  edge-pair: off\n") ?? "", /^rules How severe/);
  assert.match(at("ignore<|>: a\n") ?? "", /^ignore Files/);
  assert.match(at("estimates:\n  curr<|>ency: EUR\n") ?? "", /^currency The currency/);
  assert.match(at("estimates: { steps: { a: { mi<|>nutes: 1 } } }\n") ?? "", /^minutes How many/);
  assert.equal(at("estimates: { steps: { mi<|>nutes: { minutes: 1 } } }\n"), undefined);
  assert.equal(at("rules:\n  edge-pair: o<|>ff\n"), undefined);
  assert.equal(at("other:\n  edge-p<|>air: off\n"), undefined);
});
