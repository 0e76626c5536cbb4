import { test } from "node:test";
import { checkHover } from "../../../support/check-place.ts";

const file = (command: string, address = "s3://bucket/data.csv") => `
    - step:
        name: train
        image: busybox
        command: ${command}
        parameters:
          - { name: rate, type: float, default: 0.1, description: How fast }
          - { name: layers, type: integer, default: [1, 2], multiple: repeat, pass-as: "-l {v}" }
          - { name: fast, type: flag }
          - { name: store, type: string }
        inputs:
          - { name: data, default: "${address}" }
`;

test("hover shows what the parameters become together, and which are left out", () => {
  checkHover(
    file("train {para<|>meters}"),
    /^All parameters of step `train`, in order\. By default:\n\n```sh\n--rate=0\.1\n-l 1 -l 2\n```\n\nLeft out because they have no value by default: `fast`, `store`$/,
  );
  checkHover(
    "- step:\n    name: a\n    image: b\n    command: x {para<|>meters}\n",
    /^Expands to nothing: step `a` declares no parameters\.$/,
  );
  checkHover(
    "- step:\n    name: a\n    image: b\n    command: x {params<|>}\n    parameters: [{ name: p }]\n",
    /^All parameters of step `a`, in order\.\n\nLeft out because they have no value by default: `p`$/,
  );
});

test("hover shows what one parameter becomes, and what it is", () => {
  checkHover(
    `
      - step:
          name: train
          image: busybox
          command: train {parameter:rate} end
                         ^^^^^^^^^^^^^^^^
          parameters: [{ name: ra<|>te, default: 1 }]
    `
      .replace("ra<|>te, default", "rate, default")
      .replace("{parameter:rate}", "{param<|>eter:rate}"),
    /^By default:\n```sh\n--rate=1\n```\n\n\*\*parameter\*\* `rate` of step `train`/,
  );
  checkHover(
    file("train {parameter-value:ra<|>te}"),
    /^By default:\n```sh\n0\.1\n```\n\n.*\n\nHow fast/,
  );
  checkHover(file("train {parameter:la<|>yers}"), /^By default:\n```sh\n-l 1 -l 2\n```/);
});

test("hover says what a placeholder becomes without a value", () => {
  checkHover(file("train {parameter:sto<|>re}"), /^Expands to nothing by default\./);
  checkHover(
    file("train {parameter-value:sto<|>re}"),
    /^Stays unchanged while the parameter has no value\./,
  );
});

test("hover shows the bare value in an address", () => {
  checkHover(file("train", "s3://bucket/{parameter:ra<|>te}"), /^By default:\n```sh\n0\.1\n```/);
});

test("hover shows the parameters of the step in the command of a node", () => {
  checkHover(
    `
      - step: { name: a, image: b, command: x, parameters: [{ name: p, default: 1 }] }
      - pipeline:
          name: p
          nodes:
            - name: n
              type: execution
              step: a
              override: { command: "y {parame<|>ters}" }
    `,
    /```sh\n--p=1\n```/,
  );
});

test("hover of a parameter that the step does not declare says so", () => {
  checkHover(file("train {parameter:ot<|>her}"), /The step declares no parameter of this name/);
});
