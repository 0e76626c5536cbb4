import { test } from "node:test";
import { checkFix, checkFixAll } from "../../support/check-diagnostics.ts";
import { checkRule } from "../../support/check-rule.ts";

/** The rules that read the keys of a volume. */
const volumeCodes = ["prop-missing", "prop-pattern", "prop-range", "prop-type", "prop-unknown"];

const endpoint = (keys: string) => `
- endpoint:
    name: predict
    image: busybox
    wsgi: app:main
${keys}`;

test("an endpoint has shared volumes and a workspace volume", () => {
  checkRule(
    volumeCodes,
    endpoint(`    shared-volumes:
      - pvc-name: models
        mount-path: /models
      - { pvc-name: data, mount-path: /data, sub-path: a/b, read-only: true }
      - { pvc-name: more, mount-path: /, sub-path: "", read-only: no }
    workspace-volume: { size: 10, mount-path: /workspace, storage-class-name: fast }
`),
  );
  checkRule(
    volumeCodes,
    endpoint("    shared-volumes: []\n    workspace-volume: { size: 0x10, mount-path: /w }\n"),
  );
});

test("each fault of a volume is reported at its place", () => {
  checkRule(
    volumeCodes,
    endpoint(`    shared-volumes:
      - { pvc-name: a, mount-path: models/a }
                                   ^^^^^^^^ prop-pattern: "mount-path" must be an absolute path such as "/models"
      - { pvc-name: b, mount-path: /b, sub-path: /latest }
                                                 ^^^^^^^ prop-pattern: "sub-path" must be a path inside the volume without "/" at its beginning, such as "models/latest"
      - { mount-path: /c, read-only: maybe }
          ^^^^^^^^^^ prop-missing: A shared volume needs "pvc-name"
                                     ^^^^^ prop-type: "read-only" takes a true/false value, but this is text
      - { pvc-name: d, mount-path: /d, readonly: true }
                                       ^^^^^^^^ prop-unknown: Unknown property "readonly" in shared volume; did you mean "read-only"?
    workspace-volume:
    ^^^^^^^^^^^^^^^^ prop-missing: A workspace volume needs "size"
      mount-path: workspace
                  ^^^^^^^^^ prop-pattern: "mount-path" must be an absolute path such as "/models"
      storage-class-name: 5
                          ^ prop-type: "storage-class-name" takes text, but this is a number
`),
  );
  checkRule(
    volumeCodes,
    endpoint(`    shared-volumes: /models
                    ^^^^^^^ prop-type: "shared-volumes" takes a list, but this is text
    workspace-volume: { size: 10Gi, mount-path: }
                              ^^^^ prop-type: "size" takes a whole number, but this is text
                                    ^^^^^^^^^^ prop-missing: "mount-path" has no value; it takes text
`),
  );
});

test("a path that begins wrongly is offered with the beginning that it needs, and never changed unasked", () => {
  const volume = (mount: string, sub: string) =>
    endpoint(
      `    shared-volumes: [{ pvc-name: a, mount-path: ${mount}, sub-path: ${sub} }] # keep\n`,
    );
  checkFix(
    "prop-pattern",
    'choose: Change to "/var/cache"',
    volume("var/cache", "x"),
    volume("/var/cache", "x"),
  );
  checkFix(
    "prop-pattern",
    'choose: Change to "/cache"',
    volume("./cache", "x"),
    volume("/cache", "x"),
  );
  checkFix(
    "prop-pattern",
    'choose: Change to "best"',
    volume("/a", '"/best"'),
    volume("/a", '"best"'),
  );
  checkFixAll(volume("var/cache", "/best"), volume("var/cache", "/best"));
});

test("the destination of a mount is offered with its slash", () => {
  const step = (destination: string) =>
    `- step: { name: a, image: b, command: c, mounts: [{ source: s, destination: ${destination} }] }\n`;
  checkFix("prop-pattern", 'choose: Change to "/mnt/data"', step("mnt/data"), step("/mnt/data"));
});

test("a list of volumes without its dash gets it", () => {
  checkFix(
    "prop-type",
    'keep: Insert "- "',
    endpoint("    shared-volumes:\n      pvc-name: a\n      mount-path: /a\n"),
    endpoint("    shared-volumes:\n      - pvc-name: a\n        mount-path: /a\n"),
  );
});
