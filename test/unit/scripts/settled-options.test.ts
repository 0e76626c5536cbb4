import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { codeOf, type Scripts } from "../../support/check-code.ts";

/** The metadata keys of a step with these commands; `?` where there may be others. */
function printed(files: string | Scripts, commands: readonly string[], parameters = "[]"): string {
  const document = createDocument(`- step:
    name: train
    image: busybox
    command: ${JSON.stringify(commands)}
    parameters: ${parameters}
`);
  const code = codeOf(typeof files === "string" ? { "train.py": files } : files);
  const [item] = document.items;
  const own = item && code.ofItem(item.item);
  const names = own?.metadata.map((it) => it.name) ?? [];
  return [...names, ...(own?.metadataComplete ? [] : ["?"])].join(" ");
}

const program = `import argparse, json
parser = argparse.ArgumentParser()
parser.add_argument("--score", "-s", default="accuracy")
parser.add_argument("--rate")
args = parser.parse_args()
print(json.dumps({args.score: 1}))
`;

test("takes an option that no command passes for its default", () => {
  for (const [command, parameters, expected] of [
    ["python train.py", "[]", "accuracy"],
    ["python train.py --rate 1", "[]", "accuracy"],
    ["python train.py --rate=f1", "[]", "accuracy"],
    ["python train.py {parameters}", "[{name: rate}]", "accuracy"],
    ["python train.py {parameter:rate}", "[{name: rate}, {name: score}]", "accuracy"],
    ["python train.py --rate={parameter-value:score}", "[{name: score}]", "accuracy"],
    ["python train.py {parameters}", "[{name: score}]", "?"],
    ["python train.py {parameters}", "[{name: kind, pass-as: '-s {v}'}]", "?"],
    ["python train.py {parameters}", "[{name: kind, pass-as: '{v}'}]", "?"],
    ["python train.py {parameter:score}", "[{name: score}]", "?"],
    ["python train.py --score f1", "[]", "?"],
    ["python train.py --score=f1", "[]", "?"],
    ["python train.py --sc f1", "[]", "?"],
    ["python train.py -sf1", "[]", "?"],
    ["python train.py $OPTIONS", "[]", "?"],
    ["python train.py --score {parameter-value:score}", "[{name: score}]", "?"],
  ] as const) {
    assert.equal(printed(program, [command], parameters), expected, command);
  }
  assert.equal(printed(program, ["python train.py", "python train.py -s f1"]), "?");
});

test("knows what else may give an option its value", () => {
  const withDefault = (text: string) => program.replace('default="accuracy"', text);
  assert.equal(printed(withDefault("required=True"), ["python train.py"]), "?");
  assert.equal(printed(withDefault("default=names[0]"), ["python train.py"]), "?");
  assert.equal(printed(withDefault("default=1, type=int"), ["python train.py"]), "?");
  const changed = program.replace("print(", "args.score = pick()\nprint(");
  assert.equal(printed(changed, ["python train.py"]), "?");
});

test("follows the options of click, of a logger and of other modules", () => {
  const click =
    'import click, json\n@click.command()\n@click.option("--score", default="f1")\ndef main(score):\n    print(json.dumps({score: 1}))\nmain()\n';
  assert.equal(printed(click, ["python train.py"]), "f1");
  assert.equal(printed(click, ["python train.py --score x"]), "?");
  const logger = program.replace(
    "print(json.dumps({args.score: 1}))",
    "valohai.logger().log(args.score, 1)",
  );
  assert.equal(printed(`import valohai\n${logger}`, ["python train.py"]), "accuracy");
  const modules = {
    "train.py": "from setup import args\nimport json\nprint(json.dumps({args.score: 1}))\n",
    "setup.py": program.slice(0, program.indexOf("print(")),
  };
  assert.match(printed(modules, ["python train.py --score x"]), /\?$/);
});
