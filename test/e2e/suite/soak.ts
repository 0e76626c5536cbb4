import assert from "node:assert/strict";
import { previewsVariable } from "../../vscode/suite-report.ts";
import { soakInEditor } from "../in-editor.ts";
import { soakPreviews } from "../soak-previews.ts";

/** The short form of `npm run soak -- --editor`, which says how many itself. */
const previews = Number(process.env[previewsVariable] ?? 12);

/** How long one of them may take, in milliseconds. */
const patience = 10_000;

/** What may be compiled and warmed up in the meantime, in bytes. */
const slack = 10_000_000;

soakInEditor("previews that are closed leave nothing behind", previews * patience, async (note) => {
  const [early, late] = await soakPreviews(previews);
  note(`${previews} previews: ${JSON.stringify({ early, late })}`);
  assert.deepEqual([early.previews, late.previews], [1, 0]);
  assert.ok(late.heap < early.heap + slack, `${early.heap} bytes grow to ${late.heap}`);
});
