import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

const endpoint = (start: string) => `
- endpoint:
    name: predict
    image: busybox
${start}`;

test("endpoint-command reports an endpoint that nothing starts", () => {
  checkRule(
    "endpoint-command",
    `
- endpoint:
    name: predict
          ^^^^^^^ endpoint-command: An endpoint needs "server-command" or "wsgi"
    image: busybox
`,
  );
});

test("endpoint-command reports an endpoint that is started in two ways", () => {
  checkRule(
    "endpoint-command",
    endpoint(`    server-command: serve
    wsgi: app:main
    ^^^^ endpoint-command: An endpoint has either "server-command" or "wsgi", not both
`),
  );
});

test("endpoint-command is content with one way", () => {
  checkRule("endpoint-command", endpoint("    server-command: serve\n"));
  checkRule("endpoint-command", endpoint("    wsgi: app:main\n"));
});

test("endpoint-command leaves a misspelt key to the rule for keys", () => {
  checkRule(
    ["endpoint-command", "prop-unknown"],
    endpoint(`    server_command: serve
    ^^^^^^^^^^^^^^ prop-unknown: Unknown property "server_command" in endpoint; did you mean "server-command"?
`),
  );
});

test("endpoint-command stays quiet while nothing is below the key", () => {
  checkTyping("endpoint-command", "- endpoint:<|>");
});

test("endpoint-command removes either of two ways", () => {
  const both = endpoint("    server-command: serve # one\n    wsgi: app:main # two\n");
  checkFix(
    "endpoint-command",
    'remove: Remove "wsgi"',
    both,
    endpoint("    server-command: serve # one\n"),
  );
  checkFix(
    "endpoint-command",
    'remove: Remove "server-command"',
    both,
    endpoint("    wsgi: app:main # two\n"),
  );
});

test("endpoint-command says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "endpoint-command",
    [
      [
        '- endpoint: { name: a, image: i, wsgi: "x:y", server-command: run }',
        '«server-command» | remove «, server-command: run»→«» | remove «wsgi: "x:y", »→«»',
      ],
    ],
    asFile,
  );
});
