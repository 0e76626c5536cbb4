import { test } from "node:test";
import { checkNoFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";

const endpoint = (keys: string) => `
- endpoint:
    name: predict
    image: busybox
    wsgi: app:main
${keys}`;

test("endpoint-mount-path reports every shared volume but the first at a path", () => {
  checkRule(
    "endpoint-mount-path",
    endpoint(`    shared-volumes:
      - { pvc-name: a, mount-path: /models }
      - { pvc-name: b, mount-path: "/models" }
                                   ^^^^^^^^^ endpoint-mount-path: The mount path "/models" is already that of volume "a"
      - { pvc-name: c, mount-path: /models/more }
      - mount-path: /models
                    ^^^^^^^ endpoint-mount-path: The mount path "/models" is already that of volume "a"
        pvc-name: d
`),
  );
});

test("endpoint-mount-path compares the workspace volume with the shared ones, in the order of the text", () => {
  checkRule(
    "endpoint-mount-path",
    endpoint(`    shared-volumes: [{ pvc-name: a, mount-path: /models }]
    workspace-volume:
      size: 10
      mount-path: /models
                  ^^^^^^^ endpoint-mount-path: The mount path "/models" is already that of volume "a"
`),
  );
  checkRule(
    "endpoint-mount-path",
    endpoint(`    workspace-volume: { size: 10, mount-path: /models }
    shared-volumes:
      - { pvc-name: a, mount-path: /models }
                                   ^^^^^^^ endpoint-mount-path: The mount path "/models" is already that of the workspace volume
`),
  );
});

test("endpoint-mount-path reports a volume that an alias repeats", () => {
  checkRule(
    "endpoint-mount-path",
    endpoint(`    shared-volumes:
      - { pvc-name: a, mount-path: &path /models }
      - { pvc-name: b, mount-path: *path }
                                   ^^^^^ endpoint-mount-path: The mount path "/models" is already that of volume "a"
`),
  );
});

test("endpoint-mount-path is content with other paths and other endpoints", () => {
  const volumes = (path: string) =>
    endpoint(
      `    shared-volumes: [{ pvc-name: a, mount-path: ${path} }]\n    workspace-volume: { size: 1, mount-path: /w }\n`,
    );
  checkRule("endpoint-mount-path", volumes("/a") + volumes("/a").replace("predict", "other"));
});

test("endpoint-mount-path has no fix: nobody knows the other path", () => {
  checkNoFix(
    "endpoint-mount-path",
    endpoint(
      "    shared-volumes: [{ pvc-name: a, mount-path: /a }, { pvc-name: b, mount-path: /a }]\n",
    ),
  );
});

test("endpoint-mount-path stays quiet while a path is being typed", () => {
  checkTyping(
    "endpoint-mount-path",
    endpoint(`    shared-volumes:
      - { pvc-name: a, mount-path: /models }
      - pvc-name: b
        mount-path: /mod<|>
`),
  );
});
