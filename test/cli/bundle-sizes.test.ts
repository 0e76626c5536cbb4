import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { test } from "node:test";

/** The largest sizes of what is built, in kB of 1,000 bytes: each bundle may grow by a little, and a jump is a mistake. */
const limits: { readonly [file: string]: number } = {
  "client/commands.js": 25,
  "client/extension.js": 8,
  "client/git-head.js": 3,
  "client/language-client.js": 425,
  "client/match-globs.js": 34,
  "client/preview-panels.js": 170,
  "client/project-view.js": 11,
  "server/connection.js": 210,
  "server/engine.js": 1450,
  "server/main.js": 5,
  "server/mcp.js": 150,
  "web/extension.js": 630,
  "web/server.js": 1630,
  "webview/main.css": 38,
  "webview/main.js": 485,
};

const folders = ["client", "server", "web", "webview"];

test("each bundle has a largest size, and none is larger", () => {
  const built = folders.flatMap((folder) =>
    readdirSync(`out/${folder}`)
      .filter((it) => /\.(?:js|css)$/.test(it))
      .map((it) => `${folder}/${it}`),
  );
  assert.deepEqual(built.sort(), Object.keys(limits).sort());
  const large = built.filter((it) => statSync(`out/${it}`).size > (limits[it] ?? 0) * 1000);
  assert.deepEqual(large, []);
});
