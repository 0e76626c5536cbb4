import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Fault, listenToFaults } from "#core/base/faults.ts";
import { once } from "#core/base/once.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import type { Rule } from "#core/features/diagnostics/rule.ts";

const text = `- step: {name: a, image: b, command: c}
- step: {name: a, image: b, command: c}
- pipeline:
    name: p
    nodes: [{name: n, type: execution, step: b}]
    edges: [[n.output.*, m.input.x]]
- task: {name: t, step: b, type: grid_search, parameters: []}
`;

function faultsHeard(): Fault[] {
  const heard: Fault[] = [];
  listenToFaults((it) => heard.push(it));
  return heard;
}

function codes(): readonly string[] {
  return diagnose(createDocument(text)).map((it) => it.code);
}

/** What is reported while no rule fails. */
const usual = once(codes);

/** Lets a rule fail until the test ends. */
function breakRule(t: TestContext, rule: Rule): void {
  const fail = () => {
    throw new Error("broken");
  };
  for (const method of ["find", "findInPipeline", "findInTask"]) {
    const known = Object.getOwnPropertyDescriptor(rule, method);
    if (!known) continue;
    Object.defineProperty(rule, method, { ...known, value: fail });
    t.after(() => Object.defineProperty(rule, method, known));
  }
}

for (const rule of rules.filter((it) => "find" in it && it.scope !== "script")) {
  test(`a fault in ${rule.code} costs only what this rule finds, and is reported once`, (t) => {
    const others = usual().filter((it) => it !== rule.code);
    const heard = faultsHeard();
    breakRule(t, rule);
    assert.deepEqual(codes(), others);
    codes();
    assert.ok(heard.length <= 1);
    for (const it of heard) assert.equal(it.part, `the rule ${rule.code}`);
  });
}

test("a fault of each scope is heard", (t) => {
  const heard = faultsHeard();
  const scopes = ["piece", "item", "pipeline", "task", "document"];
  const broken = scopes.flatMap((scope) => rules.find((it) => it.scope === scope) ?? []);
  for (const it of broken) breakRule(t, it);
  codes();
  assert.deepEqual(
    heard.map((it) => it.part).sort(),
    broken.map((it) => `the rule ${it.code}`).sort(),
  );
});
