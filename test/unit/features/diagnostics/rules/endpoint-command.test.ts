import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";

const endpoint = (start: string) => `
- endpoint:
    name: predict
    image: busybox
${start}`;

test("endpoint-command reports an endpoint that nothing starts", () => {
  checkDiagnostics(`
- endpoint:
    name: predict
          ^^^^^^^ endpoint-command: An endpoint needs "server-command" or "wsgi"
    image: busybox
`);
});

test("endpoint-command reports an endpoint that is started in two ways", () => {
  checkDiagnostics(
    endpoint(`    server-command: serve
    wsgi: app:main
    ^^^^ endpoint-command: An endpoint has either "server-command" or "wsgi", not both
`),
  );
});

test("endpoint-command is content with one way", () => {
  checkDiagnostics(endpoint("    server-command: serve\n"));
  checkDiagnostics(endpoint("    wsgi: app:main\n"));
});

test("endpoint-command leaves a misspelt key to the rule for keys", () => {
  checkDiagnostics(
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
    'Remove "wsgi"',
    both,
    endpoint("    server-command: serve # one\n"),
  );
  checkFix(
    "endpoint-command",
    'Remove "server-command"',
    both,
    endpoint("    wsgi: app:main # two\n"),
  );
});
