import assert from "node:assert/strict";
import { test } from "node:test";
import { readScript } from "#core/python/script.ts";
import { json, printed, programs } from "../../support/printing-programs.ts";

for (const [what, program, keys] of programs) {
  test(`reads ${what}`, () => assert.equal(printed(program), keys));
}

test("says where a key is written", () => {
  const text = `import json\nprint(json.dumps({"a key": 1}))\nprint('{"other": 1}')`;
  const places = readScript(text).metadata.keys.map(({ range, literal }) => [
    text.slice(range.start, range.end),
    literal,
  ]);
  assert.deepEqual(places, [
    ["a key", true],
    ["other", true],
  ]);
});

test("says which values are constants", () => {
  const text = `import json\nids = [122, 1.0, -3, "x", None, True]\nprint(json.dumps({"ids": ids, "n": len(ids)}))`;
  const values = readScript(text).metadata.keys.map((it) => it.value);
  assert.deepEqual(values, [
    {
      kind: "list",
      items: [
        { kind: "integer", digits: "122" },
        { kind: "float", text: "1.0" },
        { kind: "integer", digits: "-3" },
        { kind: "string", value: "x" },
        { kind: "null" },
        { kind: "boolean", value: true },
      ],
    },
    undefined,
  ]);
});

test("says in which function a key is printed and whether only at the start", () => {
  const text = `import json
def f():
    print(json.dumps({"a": 1}))
if __name__ == "__main__":
    print(json.dumps({"b": 1}))
`;
  const owners = readScript(text).metadata.keys.map((it) => [it.name, it.owner, it.mainOnly]);
  assert.deepEqual(owners, [
    ["a", "f", false],
    ["b", undefined, true],
  ]);
});

test("follows a dictionary that is made anew many times", () => {
  const program = `${json}class Trainer:
    def combine(self, given):
        parts = {key: share(given[key]) for key in given.keys()}
        given = {key: move(given[key]) for key in given.keys()}
        for key in given.keys():
            parts[key] = gather(given[key])
        means = {key: sum(it) / len(it) for key, it in parts.items()}
        plain = {key: it.item() for key, it in means.items()}
        return plain
    def run(self):
        logs = self.metric.compute().copy()
        logs["epoch"] = 1
        averages = self.combine(logs)
        self.tell(averages)
    @staticmethod
    def tell(logs):
        print(json.dumps(logs))
`;
  assert.equal(printed(program), "epoch ?");
});

test("reads nothing of a text that no person wrote, and says that there may be more", () => {
  const program = `import json\nprint(json.dumps({"a": 1}))\n${"x = 1\n".repeat(60_000)}`;
  assert.equal(printed(program), "?");
});
