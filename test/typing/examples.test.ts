import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "../vscode/repository.ts";
import { saveUntil } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import {
  type Manner,
  typeText,
  typingWindow,
  typingWindowWithoutOffers,
} from "../vscode/typist.ts";

/** Each manner once, since a window takes a second for each line; what Enter does is also tested without one. */
const manners: readonly (readonly [string, Manner])[] = [
  ["dynamic-task", "alone"],
  ["training", "accepting"],
];

for (const [project, manner] of manners) {
  test(`the file of ${project} comes out as it is, typed from nothing, ${manner}`, async (t) => {
    const folder = join(repository, "examples", project);
    const window = manner === "alone" ? typingWindowWithoutOffers : typingWindow;
    const workbench = await sharedWorkbench(t, { ...window, folder });
    const file = join(workbench.folder, "valohai.yaml");
    const expected = await readFile(file, "utf8");
    await writeFile(file, "");
    await workbench.openFile("valohai.yaml");
    const { accepted } = await typeText(workbench, expected.trimEnd(), manner);
    assert.ok(manner === "alone" || accepted > 3, `only ${accepted} offers were accepted`);
    const last = expected.trimEnd().split("\n").at(-1) ?? "";
    const saved = await saveUntil(workbench.page, file, last);
    assert.equal(saved.trimEnd().replace(/\n[ -]*$/, ""), expected.trimEnd());
  });
}
