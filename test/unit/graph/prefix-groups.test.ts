import assert from "node:assert/strict";
import { test } from "node:test";
import { prefixGroups } from "#core/graph/prefix-groups.ts";
import { graphIn, waitingFile } from "../../support/graphs.ts";

/** The groups of nodes of these names, each as its prefix and the names of its nodes. */
function groupsOf(...names: readonly string[]): readonly string[] {
  const graph = graphIn(waitingFile(names.map((it) => [it])));
  const nameOf = (id: string) => graph.nodes.find((it) => it.id === id)?.name;
  return prefixGroups(graph).map((it) => `${it.prefix}: ${it.members.map(nameOf).join(" ")}`);
}

test("three nodes with a common beginning up to a separator are a group", () => {
  assert.deepEqual(groupsOf("train-a", "load", "train-b", "train-c"), [
    "train-: train-a train-b train-c",
  ]);
  assert.deepEqual(groupsOf("a_1", "a_2", "a_3", "b.1", "b.2", "b.3"), [
    "a_: a_1 a_2 a_3",
    "b.: b.1 b.2 b.3",
  ]);
});

test("two nodes are none, nor are names that only begin with the same letters", () => {
  assert.deepEqual(groupsOf("train-a", "train-b", "training", "train"), []);
});

test("a node is in the group of its longest prefix, and a shorter one takes those that are left", () => {
  const large = ["train-large-a", "train-large-b", "train-large-c"];
  assert.deepEqual(groupsOf(...large, "train-x"), [`train-large-: ${large.join(" ")}`]);
  assert.deepEqual(groupsOf("train-x", ...large, "train-y", "train-z"), [
    "train-: train-x train-y train-z",
    `train-large-: ${large.join(" ")}`,
  ]);
});

test("a separator at either end of a name divides nothing, and several count as one", () => {
  assert.deepEqual(groupsOf("-a", "-b", "-c", "a-", "b-", "c-"), []);
  assert.deepEqual(groupsOf("a--1", "a--2", "a--3"), ["a--: a--1 a--2 a--3"]);
});

test("names of many parts cost little", () => {
  const long = "a-".repeat(50_000);
  assert.deepEqual(groupsOf(`${long}1`, `${long}2`, `${long}3`).length, 1);
});
