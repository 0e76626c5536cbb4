import assert from "node:assert/strict";
import { test } from "node:test";
import { fileNameOf } from "#core/base/file-name.ts";

const names: readonly (readonly [name: string, file: string])[] = [
  ["train", "train.csv"],
  ["Größe 模型 1.0", "Größe 模型 1.0.csv"],
  ["../../.ssh/authorized_keys", "ssh-authorized_keys.csv"],
  ["..\\\\..\\\\C:x", "C-x.csv"],
  ["/etc/passwd", "etc-passwd.csv"],
  ["-rf", "rf.csv"],
  ["~", "export.csv"],
  ["", "export.csv"],
  ["...", "export.csv"],
  ["con", "export-con.csv"],
  ["COM1.x", "export-COM1.x.csv"],
  ["a\nb\u202ecsv.exe", "a-b-csv.exe.csv"],
  ['a?*<b>|"', "a---b---.csv"],
  ["a. ", "a.csv"],
  ["x".repeat(300), `${"x".repeat(60)}.csv`],
];

for (const [name, file] of names) {
  test(`the file of ${JSON.stringify(name.slice(0, 30))} is ${JSON.stringify(file.slice(0, 30))}`, () => {
    assert.equal(fileNameOf(name, "csv"), file);
  });
}
