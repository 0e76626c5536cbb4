import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import type { Estimate } from "#core/model/estimate.ts";

/** What the comments of the first item of a text say, in seconds and prices; then what is not understood. */
function said(text: string): string {
  const { config } = createDocument(text).pieces.at(0)?.piece.items.at(0) ?? {};
  if (config?.kind === "step" || config?.kind === "task") return textOf(text, config.estimate);
  const nodes = config?.kind === "pipeline" ? config.nodes : [];
  return nodes.map((it) => `${it.name?.value} ${textOf(text, it.estimate)}`).join("; ");
}

function textOf(text: string, estimate: Estimate | undefined): string {
  if (!estimate) return "nothing";
  const { duration, parallel, price, unread } = estimate;
  const parts = [
    duration &&
      Object.values(duration.value)
        .map((it) => it / 1000)
        .join("-"),
    parallel && `${parallel.value} parallel`,
    price && `${price.value.millionths / 1_000_000} ${price.value.currency ?? "-"}`,
    ...unread.map(({ start, end }) => `unread <${text.slice(start, end)}>`),
  ];
  return parts.filter((it) => it !== undefined).join(", ");
}

function step(comment: string): string {
  return `- step:\n    name: a # valohai-estimate: ${comment}\n    image: i\n    command: c\n`;
}

const comments: readonly (readonly [comment: string, expected: string])[] = [
  ["12 min", "720-720-720"],
  ["12min, 4 parallel, 0.90 EUR per hour", "720-720-720, 4 parallel, 0.9 EUR"],
  ["0.90 per hour , 4 in parallel", "4 parallel, 0.9 -"],
  ["10-12.5-20 min", "600-750-1200"],
  ["90 s", "90-90-90"],
  ["1.5 hours, 2 €/h", "5400-5400-5400, 2 €"],
  ["12 min -- measured in May, 4 parallel", "720-720-720"],
  ["12 min, 13 min", "720-720-720"],
  ["12 minutes each, soon", "unread <12 minutes each>, unread <soon>"],
  ["10-12 min", "unread <10-12 min>"],
  ["20-12-10 min", "unread <20-12-10 min>"],
  ["0 min, 0 parallel", "unread <0 min>, unread <0 parallel>"],
  ["12 constructor", "unread <12 constructor>"],
  ["", ""],
];

test("reads the parts of an estimate in a comment", () => {
  for (const [comment, expected] of comments) assert.equal(said(step(comment)), expected, comment);
});

test("reads the comments that belong to a step, a task or a node", () => {
  const rows: readonly (readonly [text: string, expected: string])[] = [
    ["- step: # valohai-estimate: 1 s\n    name: a\n", "1-1-1"],
    [
      "- step:\n    name: a\n    # valohai-estimate: 1 s\n    # valohai-estimate: 2 parallel\n",
      "1-1-1, 2 parallel",
    ],
    ["- step:\n    name: a\n    command: |\n      echo # valohai-estimate: 1 s\n", "nothing"],
    ["- step:\n    name: a\n# valohai-estimate: 1 s\n- step:\n    name: b\n", "nothing"],
    ["- {step: {name: a}} # valohai-estimate: 1 s\n", "1-1-1"],
    ["- task:\n    name: a # valohai-estimate: 1 s\n", "1-1-1"],
    [
      "- pipeline:\n    name: p\n    nodes:\n      # valohai-estimate: 1 s\n      - name: a\n      - name: b # valohai-estimate: 2 s\n      - name: c\n",
      "a 1-1-1; b 2-2-2; c nothing",
    ],
  ];
  for (const [text, expected] of rows) assert.equal(said(text), expected, text);
});

test("an edit of a comment changes what it says", () => {
  const before = createDocument(step("1 s"));
  const after = createDocument(step("2 s"), before);
  const [item] = after.pieces.at(0)?.piece.items ?? [];
  const config = item?.config;
  assert.equal(config?.kind === "step" && config.estimate?.duration?.value.min, 2000);
});
