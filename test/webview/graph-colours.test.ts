import assert from "node:assert/strict";
import { test } from "node:test";
import { training } from "./opened-graph.ts";
import { TestPanel } from "./test-panel.ts";

test("in forced colours, nodes, edges, selection and focus are drawn in those of the system", async (t) => {
  const panel = await new TestPanel(t, training, { shows: "graph", forcedColors: true }).open();
  const { page } = panel;
  await page.getByRole("option", { name: /^evaluate/ }).click();
  await page.locator(".node-box.selected", { hasText: "evaluate" }).waitFor();
  await page.keyboard.press("ArrowLeft");
  const drawn = await page.evaluate(() => {
    const probe = document.createElement("i");
    document.body.append(probe);
    const system = (name: string): string => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    };
    const of = (selector: string) => {
      const element = document.querySelector(`.graph-view ${selector}`);
      if (element === null) throw new Error(`${selector} is missing`);
      const { stroke, fill, display } = getComputedStyle(element);
      return { stroke, fill, display };
    };
    return {
      isForced: matchMedia("(forced-colors: active)").matches,
      canvas: system("Canvas"),
      text: system("CanvasText"),
      highlight: system("Highlight"),
      node: of(".node-box:not(.selected) .outline"),
      name: of(".node-box .name"),
      edge: of(".edge:not(.near) .stroke"),
      near: of(".edge.near .stroke"),
      selected: of(".node-box.selected .outline"),
      ring: of(".node:focus-visible .ring"),
      otherRing: of(".node:not(:focus-visible) .ring"),
      mark: of(".mark-box"),
    };
  });
  const { isForced, canvas, text, highlight } = drawn;
  assert.ok(isForced);
  assert.equal(new Set([canvas, text, highlight]).size, 3);
  assert.deepEqual([drawn.node.stroke, drawn.node.fill], [text, canvas]);
  assert.equal(drawn.name.fill, text);
  assert.deepEqual([drawn.edge.stroke, drawn.near.stroke], [text, highlight]);
  assert.deepEqual([drawn.selected.stroke, drawn.selected.fill], [highlight, canvas]);
  assert.equal(drawn.ring.stroke, highlight);
  assert.notEqual(drawn.ring.display, "none");
  assert.equal(drawn.otherRing.display, "none");
  assert.equal(drawn.mark.stroke, text);
});

test("nothing moves by itself", async (t) => {
  const panel = await new TestPanel(t, training, { shows: "graph" }).open();
  const { page } = panel;
  const moving = () => page.evaluate(() => document.getAnimations().length);
  await page.getByRole("option", { name: /^evaluate/ }).click();
  assert.equal(await moving(), 0);
  await page.keyboard.press("+");
  await page.keyboard.press("Space");
  assert.equal(await moving(), 0);
  await panel.edit(
    training.replace("name: preprocess\n        type", "name: prepare\n        type"),
  );
  await page.getByRole("option", { name: /^prepare/ }).waitFor();
  assert.equal(await moving(), 0);
  const lasting = await page.evaluate(
    () =>
      [...document.querySelectorAll("*")].filter((it) => {
        const { transitionDuration, animationName } = getComputedStyle(it);
        return transitionDuration !== "0s" || animationName !== "none";
      }).length,
  );
  assert.equal(lasting, 0);
});
