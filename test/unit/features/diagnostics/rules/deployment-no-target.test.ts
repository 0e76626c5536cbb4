import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";

test("deployment-no-target reports a deployment without defaults", () => {
  checkRule(
    "deployment-no-target",
    `
- deployment:
    name: production
          ^^^^^^^^^^ deployment-no-target: Deployment "production" has no "target" below "defaults", so a pipeline cannot create it
`,
  );
});

test("deployment-no-target reports defaults without a target", () => {
  checkRule(
    "deployment-no-target",
    `
- deployment:
    name: production
          ^^^^^^^^^^ deployment-no-target: Deployment "production" has no "target" below "defaults", so a pipeline cannot create it
    defaults:
      allow-cors: true
`,
  );
});

test("deployment-no-target is content with a target", () => {
  checkRule(
    "deployment-no-target",
    `
- deployment:
    name: production
    defaults:
      target: my-cluster
      allow-cors: true
`,
  );
});

test("deployment-no-target leaves a misspelt key to the rule for keys", () => {
  checkRule(
    ["deployment-no-target", "prop-unknown"],
    `
- deployment:
    name: production
    default:
    ^^^^^^^ prop-unknown: Unknown property "default" in deployment; did you mean "defaults"?
      target: my-cluster
`,
  );
});

test("deployment-no-target stays quiet until the deployment has a name", () => {
  checkTyping("deployment-no-target", "- deployment:\n    name: <|>");
  checkTyping("deployment-no-target", "- deployment:<|>");
});
