import { TestPanel } from "../webview/test-panel.ts";

/** How long the page works for each frame while the graph of a pipeline is moved, and while it is zoomed, in milliseconds. */
export interface FrameTimes {
  readonly moved: readonly number[];
  readonly zoomed: readonly number[];
}

/** Measures the built page with the graph of the only pipeline of a text, all of whose nodes are shown. */
export async function timeFrames(text: string, nodes: number): Promise<FrameTimes> {
  const closing: (() => Promise<void>)[] = [];
  const owner = { after: (close: () => Promise<void>) => closing.push(close) };
  const size = { width: 1200, height: 900 };
  const panel = await new TestPanel(owner, text, { shows: "graph", size }).open();
  const { page } = panel;
  await page.getByRole("button", { name: `Show all ${nodes} nodes` }).click();
  await page.getByRole("button", { name: "Show only what is near" }).waitFor();
  await page
    .locator(".node-box")
    .nth(nodes - 1)
    .waitFor();
  const moved = await page.evaluate(workPerFrame, false);
  const zoomed = await page.evaluate(workPerFrame, true);
  for (const close of closing) await close();
  return { moved, zoomed };
}

/** Runs in the page: turns the wheel at each frame, and answers how long the page worked for each. */
async function workPerFrame(zooms: boolean): Promise<readonly number[]> {
  const view = document.querySelector(".graph-view");
  const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);
  const worked: number[] = [];
  for (let frame = 0; frame < 300; frame++) {
    await nextFrame();
    const started = performance.now();
    const by = Math.floor(frame / 25) % 2 === 0 ? 12 : -12;
    const deltas = zooms ? { deltaY: by, ctrlKey: true } : { deltaX: by, deltaY: by / 2 };
    const event = { bubbles: true, cancelable: true, clientX: 600, clientY: 450, ...deltas };
    view?.dispatchEvent(new WheelEvent("wheel", event));
    // What the page draws is in place before the next task, and laid out when its size is asked for.
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
    view?.querySelector(".node-box")?.getBoundingClientRect();
    worked.push(performance.now() - started);
  }
  return worked;
}
