import assert from "node:assert/strict";
import { test } from "node:test";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { dedent } from "../../../support/marked-text.ts";

test("reads what a config estimates, with the lines that say it", () => {
  const { estimates, problems } = parseLintConfig(
    dedent(`
      estimates:
        currency: EUR
        steps:
          train: { minutes: [10, 12.5, 20], parallel: 4 }
          preprocess:
            minutes: 0.5
        environments:
          big:
            price-per-hour: 0.9
      `),
  );
  assert.deepEqual(problems, []);
  const start = estimates.steps["train"]?.duration?.line ?? 0;
  assert.deepEqual(estimates, {
    currency: "EUR",
    steps: {
      train: {
        duration: { value: { min: 600_000, typical: 750_000, max: 1_200_000 }, line: start },
        parallel: { value: 4, line: start },
      },
      preprocess: {
        duration: { value: { min: 30_000, typical: 30_000, max: 30_000 }, line: start + 2 },
      },
    },
    environments: {
      big: { price: { value: { millionths: 900_000, currency: undefined }, line: start + 5 } },
    },
  });
});

const minutes =
  "Minutes are a positive number such as 12, or three in ascending order such as [10, 12, 20]: the shortest, the usual and the longest";

/** What is below `estimates`, the text of the problem and its message. */
const wrong: readonly (readonly [estimates: string, problem: string])[] = [
  ["12", "12: This takes currency, steps, environments"],
  ["[a]", "[a]: This takes currency, steps, environments"],
  ["{ step: {} }", 'step: Unknown key "step"; there are currency, steps, environments'],
  ["{ steps: 3 }", "3: This takes a mapping from names to what is known about their executions"],
  ["{ steps: { a: 3 } }", "3: This takes minutes, parallel, price-per-hour"],
  [
    "{ steps: { a: { minute: 1 } } }",
    'minute: Unknown key "minute"; there are minutes, parallel, price-per-hour',
  ],
  ["{ steps: { a: { minutes: 0 } } }", `0: ${minutes}`],
  ["{ steps: { a: { minutes: -1 } } }", `-1: ${minutes}`],
  ["{ steps: { a: { minutes: long } } }", `long: ${minutes}`],
  ["{ steps: { a: { minutes: [1, 2] } } }", `[1, 2]: ${minutes}`],
  ["{ steps: { a: { minutes: [3, 2, 4] } } }", `[3, 2, 4]: ${minutes}`],
  [
    "{ steps: { a: { parallel: 1.5 } } }",
    "1.5: The number of executions at the same time is a whole number of at least 1",
  ],
  ["{ steps: { a: { price-per-hour: cheap } } }", "cheap: A price is a number such as 0.90"],
  ["{ currency: [EUR] }", "[EUR]: A currency is a word such as EUR, or a sign such as €"],
  ["{ currency: 12 }", "12: A currency is a word such as EUR, or a sign such as €"],
];

test("says what cannot be understood below estimates", () => {
  for (const [estimates, problem] of wrong) {
    const text = `estimates: ${estimates}\n`;
    const { problems } = parseLintConfig(text);
    const said = problems.map((it) => `${text.slice(it.range.start, it.range.end)}: ${it.message}`);
    assert.deepEqual(said, [problem], estimates);
  }
});

test("an unfinished section is no problem, and a figure without a value is", () => {
  for (const text of ["estimates:\n", "estimates:\n  steps:\n", "estimates:\n  steps:\n    a:\n"]) {
    assert.deepEqual(parseLintConfig(text).problems, [], text);
  }
  const text = "estimates:\n  steps:\n    a:\n      minutes:\n";
  const [problem] = parseLintConfig(text).problems;
  assert.equal(text.slice(problem?.range.start, problem?.range.end), "minutes");
  assert.deepEqual(parseLintConfig("estimates:\n  step:\n").problems[0]?.words, ["steps"]);
});
