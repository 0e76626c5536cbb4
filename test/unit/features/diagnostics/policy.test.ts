import assert from "node:assert/strict";
import { test } from "node:test";
import {
  combinePolicies,
  defaultPolicy,
  isSeverityWord,
  policyFromSetting,
} from "#core/features/diagnostics/policy.ts";

test("takes the words of a severity and no others", () => {
  for (const word of ["off", "hint", "information", "warning", "error"]) {
    assert.equal(isSeverityWord(word), true, word);
  }
  for (const word of ["", "Error", "info", 1, null, undefined, {}]) {
    assert.equal(isSeverityWord(word), false, String(word));
  }
});

test("reads a policy from whatever a setting holds", () => {
  const setting = { "task-large": "off", "edge-cycle": "hint", "edge-self": "loud", other: 3 };
  assert.deepEqual(policyFromSetting(setting).severities, {
    "task-large": "off",
    "edge-cycle": "hint",
  });
  for (const nothing of [undefined, null, 5, "off", []]) {
    assert.deepEqual(policyFromSetting(nothing).severities, {});
  }
});

test("combines two policies, and always to the same object", () => {
  const first = policyFromSetting({ a: "off", b: "hint" });
  const second = policyFromSetting({ b: "error", c: "warning" });
  const both = combinePolicies(first, second);
  assert.deepEqual(both.severities, { a: "off", b: "error", c: "warning" });
  assert.equal(combinePolicies(first, second), both);
  assert.notEqual(combinePolicies(first, defaultPolicy), both);
  assert.equal(combinePolicies(first, second), both);
  assert.deepEqual(combinePolicies(second, first).severities, {
    a: "off",
    b: "hint",
    c: "warning",
  });
});
