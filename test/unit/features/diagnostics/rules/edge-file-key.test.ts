import { test } from "node:test";
import { checkFix, checkNoFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-file-key reports an endpoint that the node does not deploy", () => {
  checkRule(
    "edge-file-key",
    edgesFile(`
      - [train.output.model.pkl, serve.file.app.model]
                                            ^^^ edge-file-key: Node "serve" does not deploy an endpoint "app"
`),
  );
});

test("edge-file-key reports a file that the endpoint does not declare", () => {
  checkRule(
    "edge-file-key",
    edgesFile(`
      - [train.output.model.pkl, serve.file.api.modell]
                                                ^^^^^^ edge-file-key: Endpoint "api" has no file "modell"; did you mean "model"?
`),
  );
});

test("edge-file-key reports a key without a file", () => {
  checkRule(
    "edge-file-key",
    edgesFile(`
      - [train.output.model.pkl, serve.file.api]
                                            ^^^ edge-file-key: "api" does not name a file of an endpoint; write "api.model"
`),
  );
});

test("edge-file-key reports an endpoint that does not exist where the node lists none", () => {
  checkRule(
    "edge-file-key",
    edgesFile(
      `
      - [train.output.model.pkl, live.file.api.model]
      - [train.output.model.pkl, live.file.web.model]
                                           ^^^ edge-file-key: No endpoint is named "web"
`,
      "      - { name: live, type: deployment, deployment: production }\n",
    ),
  );
});

test("edge-file-key is content with a file of an endpoint", () => {
  checkRule(
    "edge-file-key",
    edgesFile(`
      - [train.output.model.pkl, serve.file.api.model]
`),
  );
});

test("edge-file-key stays quiet until the key is typed", () => {
  checkTyping("edge-file-key", edgesFile("      - [train.output.model.pkl, serve.file.<|>"));
});

test("edge-file-key offers no fix for a part of a key that is written with an escape", () => {
  checkNoFix(
    "edge-file-key",
    edgesFile(`
      - [train.output.model.pkl, "serve.file.api.mod\\x65ll"]
`),
  );
});

test("edge-file-key offers the only file of the endpoint", () => {
  checkFix(
    "edge-file-key",
    'choose: Change to "api.model"',
    edgesFile(`
      - [train.output.model.pkl, serve.file.model] # keep
`),
    edgesFile(`
      - [train.output.model.pkl, serve.file.api.model] # keep
`),
  );
});

test("edge-file-key says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-file-key",
    [
      ["[prepare.output.*, serve.file.api]", "«api» | choose «api»→«api.model»"],
      ["[prepare.output.*, serve.file.model]", "«model» | choose «model»→«api.model»"],
      ["[prepare.output.*, serve.file.api.]", "«api.» | choose «api.»→«api.model»"],
      ["[prepare.output.*, serve.file.api.modl]", "«modl» | choose «modl»→«model»"],
      ["[prepare.output.*, serve.files.api.modl]", "«modl» | choose «modl»→«model»"],
      ['[prepare.output.*, "serve.file.api.modl"]', "«modl» | choose «modl»→«model»"],
    ],
    asEdge,
  );
});

/** An edge to this end, in a file with a second endpoint, and with nodes that deploy both and that list none. */
function asFileEnd(written: string): string {
  const web = `
- endpoint:
    name: web
    image: busybox
    wsgi: app:main
    files:
      - { name: weights, path: weights.bin }
      - { name: words.txt, path: words.txt }
`;
  const nodes = `
      - { name: both, type: deployment, deployment: production, endpoints: [api, web] }
      - { name: live, type: deployment, deployment: production }
`;
  return web + edgesFile(`      - [train.output.*, ${written}]\n`, nodes.replace("\n", ""));
}

test("edge-file-key knows the endpoints of the node, else of the file, and their files", async (t) => {
  await checkFixRows(
    t,
    "edge-file-key",
    [
      ["serve.file.web.weights", "«web»"],
      ["both.file.web.weights"],
      ["both.file.web.words.txt"],
      ["both.file.web.words", "«words» | choose «words»→«words.txt»"],
      ["both.file..weights", "«»"],
      ["live.file.web.weights"],
      ["live.file.wbe.weights", "«wbe»"],
    ],
    asFileEnd,
  );
});

test("edge-file-key completes a key that can only mean one file", async (t) => {
  await checkFixRows(
    t,
    "edge-file-key",
    [
      ["both.file.web", "«web»"],
      ["both.file.weights", "«weights» | choose «weights»→«web.weights»"],
      ["live.file.weights", "«weights» | choose «weights»→«web.weights»"],
      ["both.file.nothing", "«nothing»"],
      ["serve.file.weights", "«weights»"],
    ],
    asFileEnd,
  );
});

test("edge-file-key says how a key is written where it can mean several files", () => {
  checkRule(
    "edge-file-key",
    asFileEnd(`both.file.web]
                                   ^^^ edge-file-key: "web" does not name a file of an endpoint; write ENDPOINT.FILE
      - [train.output.*, both.file.api.model`),
  );
});
