import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";

const step = (limit: string) => `
- step:
    name: train
    image: busybox
    command: train
    time-limit: ${limit}
`;

test("duration-invalid reports a text that is no duration", () => {
  checkRule(
    "duration-invalid",
    step(`banana
                ^^^^^^ duration-invalid: "banana" is not a duration such as 1h 30m`),
  );
});

test("duration-invalid reports an unknown unit", () => {
  checkRule(
    "duration-invalid",
    step(`5 quarters
                ^^^^^^^^^^ duration-invalid: "5 quarters" is not a duration such as 1h 30m`),
  );
});

test("duration-invalid reports a bad no-output-timeout", () => {
  checkRule(
    "duration-invalid",
    `
- step:
    name: train
    image: busybox
    command: train
    no-output-timeout: soon
                       ^^^^ duration-invalid: "soon" is not a duration such as 1h 30m
`,
  );
});

test("duration-invalid reports quoted seconds", () => {
  checkRule(
    "duration-invalid",
    step(`"3600"
                ^^^^^^ duration-invalid: "3600" is not a duration such as 1h 30m; write 3600 without quotes`),
  );
});

test("duration-invalid takes seconds and amounts with units", () => {
  for (const limit of ["3600", "1h 30m 5s", "1.5d", "2 weeks", "10min", "1d"]) {
    checkRule("duration-invalid", step(limit));
  }
});

test("duration-invalid stays quiet until something is written", () => {
  checkTyping("duration-invalid", step("<|>"));
});

test("duration-invalid takes the quotes off seconds", () => {
  checkFix(
    "duration-invalid",
    'choose: Change to "3600"',
    step('"3600" # an hour'),
    step("3600 # an hour"),
  );
});

test("duration-invalid reports a number with a point, which Python does not take for seconds", () => {
  checkRule(
    "duration-invalid",
    step(`90.0
                ^^^^ duration-invalid: Valohai reads only whole numbers as seconds; write 90`),
  );
  checkFix("duration-invalid", 'choose: Change to "90"', step("90.0"), step("90"));
});

test("duration-invalid reports more seconds than Python can count", () => {
  checkRule("duration-invalid", step("86399999999999"));
  checkRule(
    "duration-invalid",
    step(`86400000000000
                ^^^^^^^^^^^^^^ duration-invalid: This is more seconds than Valohai can count; write a shorter time`),
  );
  checkRule(
    "duration-invalid",
    step(`1d 999999999999w
                ^^^^^^^^^^^^^^^^ duration-invalid: This is more seconds than Valohai can count; write a shorter time`),
  );
});

test("duration-invalid warns of a negative number", () => {
  checkRule(
    "duration-invalid",
    step(`-5
                ^^ warning duration-invalid: "time-limit" is below 0; write a number of seconds`),
  );
  checkRule("duration-invalid", step("0"));
});

test("duration-invalid counts seconds up to the most that Valohai can count", async (t) => {
  await checkFixRows(
    t,
    "duration-invalid",
    [
      ["86399999999999"],
      ["86400000000000", "«86400000000000»"],
      ["999999999d"],
      ["1000000000d", "«1000000000d»"],
      ["0"],
      ["-1", "«-1»"],
      ["-86400000000000", "«-86400000000000»"],
    ],
    step,
  );
});

test("duration-invalid takes only digits in quotes for seconds", async (t) => {
  await checkFixRows(
    t,
    "duration-invalid",
    [
      ["' 60 '", "«' 60 '» | choose «' 60 '»→«60»"],
      ["'x60'", "«'x60'»"],
      ["'60x'", "«'60x'»"],
      ["60.0", "«60.0» | choose «60.0»→«60»"],
      ["60.5"],
    ],
    step,
  );
});
