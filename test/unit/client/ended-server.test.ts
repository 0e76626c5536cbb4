import assert from "node:assert/strict";
import { test } from "node:test";
import { saysServerEnded } from "../../../client/src/ended-server.ts";

const withCode = (code: unknown) => Object.assign(new Error("failed"), { code });

test("errors of writing to a server that has ended are known, and no others", () => {
  for (const it of ["EPIPE", "ERR_STREAM_DESTROYED", -32099])
    assert.equal(saysServerEnded(withCode(it)), true, String(it));
  for (const it of [withCode(-32603), withCode(undefined), new Error("EPIPE"), "EPIPE", undefined])
    assert.equal(saysServerEnded(it), false, String(it));
});
