import assert from "node:assert/strict";
import { test } from "node:test";
import { closest, closestName, closestNameOrLonger, closestOrLonger } from "#core/base/closest.ts";

const names: readonly (readonly [name: string, candidates: string, nearest: string | undefined])[] =
  [
    ["trian", "train evaluate", "train"],
    ["Train_Model", "train-model", "train-model"],
    ["preprocss", "preprocess evaluate", "preprocess"],
    // Siblings that differ in their number.
    ["train2", "train1", undefined],
    ["train2", "train", undefined],
    ["fold10", "fold1", undefined],
    ["v1.2", "v1.3", undefined],
    ["model-v1.2", "model-v1.3 other", undefined],
    // Two are equally near.
    ["traip", "train trail", undefined],
    ["trais", "train1 train2", undefined],
    ["trainx", "trainy trainz", undefined],
    // Names of less than four characters.
    ["s2", "s1 s3", undefined],
    ["lr", "lr2", undefined],
    ["dta", "data", undefined],
    ["data", "dta", undefined],
    ["a", "b", undefined],
  ];

for (const [name, candidates, nearest] of names) {
  test(`"${name}" stands for ${nearest ?? "none"} of ${candidates}`, () => {
    assert.equal(closestName(name, candidates.split(" ")), nearest);
    assert.equal(closestNameOrLonger(name, candidates.split(" ")), nearest);
  });
}

test("a name may be the beginning of the only one that goes on", () => {
  assert.equal(closestNameOrLonger("prep", ["preprocess-images", "evaluate"]), "preprocess-images");
  assert.equal(closestNameOrLonger("prep", ["preprocess-images", "prepare-labels"]), undefined);
  assert.equal(closestNameOrLonger("train", ["train-2"]), undefined);
});

test("a word of Valohai's may be short, but only one may be meant", () => {
  assert.equal(closest("nme", ["name", "image"]), "name");
  assert.equal(closest("mix", ["min", "max"]), undefined);
  assert.equal(closestOrLonger("exec", ["execution", "task"]), "execution");
});

test("among more names than anybody has, or with a name as long as a text, none is meant", () => {
  const names = Array.from({ length: 300 }, (_, index) => `training-${index}x`);
  assert.equal(closest("trainign-7x", names.slice(0, 100)), "training-7x");
  assert.equal(closest("trainign-7x", names), undefined);
  const long = "a".repeat(100_000);
  assert.equal(closest(`${long}b`, [long]), undefined);
});
