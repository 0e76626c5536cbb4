import { test } from "node:test";
import { checkHover } from "../../../support/check-place.ts";

const action = (condition: string) => `- pipeline:
    nodes:
      - name: a
        type: execution
        actions:
          - when: node-complete
            if: ${condition}
            then: stop-pipeline
`;

test("hover explains a condition and what follows from it", () => {
  checkHover(
    action("metadata.accuracy <|>>= 0.8 and not parameter.force"),
    /^\*\*condition\*\*\n\nHolds when the last printed `accuracy` is at least `0.8` and not \(the parameter `force`\)\.\n\nChecked at `node-complete`; if it holds: `stop-pipeline`$/,
  );
  checkHover(action('\'met<|>adata.mode in ("a", "b")\''), /`mode` is one of `\("a", "b"\)`/);
  checkHover(
    action("(metadata.a < 1 or metadata.b > 2) <|>and metadata.c == 3"),
    /when \(the last printed `a` is less than `1` or the last printed `b` is greater than `2`\) and the last printed `c` equals `3`\./,
  );
});

test("hover explains the stop condition of a step", () => {
  checkHover(
    "- step:\n    stop-condition: accu<|>racy > 0.99\n",
    /^\*\*stop condition\*\*\n\nHolds when the last printed `accuracy` is greater than `0.99`\.\n\nThe run is stopped/,
  );
});

test("hover says why a condition cannot be read", () => {
  checkHover(action("metadata.a && <|>metadata.b"), /cannot be read\n\n- ./);
});
