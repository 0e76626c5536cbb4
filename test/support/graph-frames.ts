import { TestPanel } from "../webview/test-panel.ts";

/** How long the page works for each frame while the graph of a pipeline is moved to and fro, crossed as a whole and zoomed, in milliseconds. */
export interface FrameTimes {
  readonly moved: readonly number[];
  readonly crossed: readonly number[];
  readonly zoomed: readonly number[];
}

/** How a person turns the wheel: by so many pixels in each frame, the other way after so many frames. */
interface Turning {
  readonly by: number;
  readonly frames: number;
  readonly zooms: boolean;
}

/** Measures the built page with the graph of the only pipeline of a text, all of whose nodes are shown. */
export async function timeFrames(text: string, nodes: number): Promise<FrameTimes> {
  const closing: (() => Promise<void>)[] = [];
  const owner = { after: (close: () => Promise<void>) => closing.push(close) };
  const size = { width: 1200, height: 900 };
  const panel = await new TestPanel(owner, text, { shows: "graph", size }).open();
  const { page } = panel;
  // A graph of thousands of nodes takes its time on a busy machine.
  page.setDefaultTimeout(60_000);
  const count = nodes.toLocaleString("en");
  await page.getByRole("button", { name: `Show all ${count} nodes` }).click();
  await page.getByRole("button", { name: "Show only what is near" }).waitFor();
  await page.getByRole("listbox", { name: `, ${count} nodes` }).waitFor();
  const moved = await page.evaluate(workPerFrame, { by: 12, frames: 25, zooms: false });
  const crossed = await page.evaluate(workPerFrame, { by: 80, frames: 75, zooms: false });
  const zoomed = await page.evaluate(workPerFrame, { by: 12, frames: 25, zooms: true });
  for (const close of closing) await close();
  return { moved, crossed, zoomed };
}

/** Runs in the page: turns the wheel at each frame, and answers how long the page worked for each. */
async function workPerFrame({ by, frames, zooms }: Turning): Promise<readonly number[]> {
  const view = document.querySelector(".graph-view");
  const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);
  const worked: number[] = [];
  for (let frame = 0; frame < 300; frame++) {
    await nextFrame();
    const started = performance.now();
    const turn = Math.floor(frame / frames) % 2 === 0 ? by : -by;
    const deltas = zooms ? { deltaY: turn, ctrlKey: true } : { deltaX: turn, deltaY: turn / 2 };
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
