import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("prop-range reports a number below and above the limits", () => {
  checkRule(
    "prop-range",
    `
  - endpoint: { name: aa, image: i, server-command: s, port: 80 }
                                                             ^^ prop-range: "port" must be from 1025 to 65535
  - endpoint: { name: bb, image: i, server-command: s, port: 70000 }
                                                             ^^^^^ prop-range: "port" must be from 1025 to 65535
`,
  );
});

test("prop-range reports a device count of nothing", () => {
  checkRule(
    "prop-range",
    file(
      step(
        "train",
        `
      resources: { devices: { nvidia.com/gpu: 0 } }
                                              ^ prop-range: "nvidia.com/gpu" must be at least 1
    `,
      ),
    ),
  );
});

test("prop-range reports a text that is too long", () => {
  checkRule(
    "prop-range",
    file(
      step(
        "train",
        `
      upload-store: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ prop-range: "upload-store" has 65 characters; at most 64 are allowed
    `,
      ),
    ),
  );
});

test("prop-range allows the limits themselves", () => {
  checkRule(
    "prop-range",
    file(
      `
      - endpoint: { name: aa, image: i, server-command: s, port: 1025 }
      - endpoint: { name: bb, image: i, server-command: s, port: 65535 }
    `,
      step(
        "train",
        `
      upload-store: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    `,
      ),
    ),
  );
});

test("prop-range stays quiet while the number is not written", () => {
  checkTyping(
    "prop-range",
    `
  - endpoint:
      name: predict
      port:<|>
`,
  );
});

test("prop-range writes the nearest number", () => {
  checkFix(
    "prop-range",
    'choose: Change to "1025"',
    `
    - endpoint:
        name: predict
        image: i
        server-command: s
        port: 80 # keep
  `,
    `
    - endpoint:
        name: predict
        image: i
        server-command: s
        port: 1025 # keep
  `,
  );
});

test("prop-range says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "prop-range",
    [
      ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 80 }', "«80» | choose «80»→«1025»"],
      ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: -80 }', "«-80» | choose «-80»→«1025»"],
      [
        '- endpoint: { name: ab, image: i, wsgi: "x:y", port: 70000 }',
        "«70000» | choose «70000»→«65535»",
      ],
      ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 0 }', "«0» | choose «0»→«1025»"],
      ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 8.5 }', "«8.5» | choose «8.5»→«1025»"],
      ['- endpoint: { name: ab, image: i, wsgi: "x:y", port: 8,5 }', "«8» | choose «8»→«1025»"],
    ],
    asFile,
  );
});

test("prop-range offers the limit that a number exceeds", async (t) => {
  await checkFixRows(
    t,
    "prop-range",
    [
      ["1024", "«1024» | choose «1024»→«1025»"],
      ["1025"],
      ["65535"],
      ["65536", "«65536» | choose «65536»→«65535»"],
    ],
    (written) => `- endpoint: { name: serve, image: python, wsgi: app:main, port: ${written} }\n`,
  );
});
