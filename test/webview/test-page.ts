import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { pageHtml } from "../../client/src/page-html.ts";
import { type FromPage, readFromPage, type ToPage } from "../../client/src/preview-messages.ts";
import { sharedBrowser } from "../support/shared-browser.ts";
import type { RecordedThemes } from "../vscode/record-themes.ts";
import { repository } from "../vscode/repository.ts";

export type ThemeKind = keyof RecordedThemes["themes"];

export const themeKinds: readonly ThemeKind[] = [
  "light",
  "dark",
  "high contrast",
  "high contrast light",
];

export interface TestPageOptions {
  readonly theme?: ThemeKind;
  readonly size?: { readonly width: number; readonly height: number };
  /** Whether the system replaces the colours of the page, as high contrast on Windows does. */
  readonly forcedColors?: boolean;
  /** What VS Code has kept of the page that was there before. */
  readonly state?: unknown;
  /** Called with each message that has the shape of one. */
  readonly receive: (message: FromPage, page: TestPage) => void;
}

/** The built page in a browser, with what VS Code gives to a webview in place. */
export interface TestPage {
  readonly page: Page;
  send(message: ToPage): Promise<void>;
  /** What the page saved last. */
  state(): unknown;
  /** What must stay empty: errors, violations of the content policy, addresses asked for, messages of no known shape. */
  readonly faults: readonly string[];
  /** The addresses that would have been asked for outside of the page. */
  readonly requests: readonly string[];
  /** Takes the faults that a test has provoked. */
  takeFaults(): readonly string[];
  close(): Promise<void>;
}

/** Who closes what was opened when it is over: a test, or a benchmark. */
export interface Closing {
  after(close: () => Promise<void>): unknown;
}

const origin = "https://page.test";

/** Opens the page; it is closed, and its faults are looked at, when the test ends. */
export async function openTestPage(t: Closing, options: TestPageOptions): Promise<TestPage> {
  const browser = await sharedBrowser();
  const context = await browser.newContext({
    viewport: options.size ?? { width: 800, height: 700 },
    reducedMotion: "reduce",
    forcedColors: options.forcedColors ? "active" : "none",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  const requests: string[] = [];
  let state = options.state;
  const test: TestPage = {
    page,
    faults,
    requests,
    takeFaults: () => faults.splice(0),
    send: (message) => post(page, message),
    state: () => state,
    close: () => context.close(),
  };
  await page.exposeFunction("postToTest", (message: unknown) => {
    const known = readFromPage(message);
    if (known === undefined) faults.push(`unknown message ${JSON.stringify(message)}`);
    else options.receive(known, test);
  });
  await page.exposeFunction("saveForTest", (saved: unknown) => {
    state = saved;
  });
  page.on("pageerror", (error) => faults.push(`error ${error.stack ?? error.message}`));
  page.on("console", (line) => {
    if (line.type() === "error") faults.push(`console ${line.text()}`);
  });
  page.on("websocket", (socket) => requests.push(socket.url()));
  await routeAll(context, requests, faults);
  const { sheet, themes } = await recordedThemes();
  const theme = themes[options.theme ?? "light"];
  await page.addInitScript(asWebview, { sheet, ...theme, state: options.state ?? null });
  await page.goto(`${origin}/`);
  t.after(async () => {
    await context.close();
    if (faults.length > 0) throw new Error(faults.join("\n"));
  });
  return test;
}

/** Sends a message to a page, unless that has been closed meanwhile: an answer may come after its test has ended. */
async function post(page: Page, message: unknown): Promise<void> {
  try {
    await page.evaluate((data) => window.postMessage(data, "*"), message);
  } catch (error) {
    if (!page.isClosed()) throw error;
  }
}

/** The page's own three files; every other address is a fault. */
async function routeAll(
  context: BrowserContext,
  requests: string[],
  faults: string[],
): Promise<void> {
  const built = (name: string): Promise<Buffer> =>
    readFile(join(repository, "out", "webview", name));
  await context.route("**/*", async (route) => {
    requests.push(route.request().url());
    switch (route.request().url()) {
      case `${origin}/`: {
        const parts = { script: `${origin}/main.js`, style: `${origin}/main.css` };
        const body = pageHtml({ ...parts, cspSource: origin, nonce: "test" });
        return route.fulfill({ body, contentType: "text/html" });
      }
      case `${origin}/main.js`:
        return route.fulfill({ body: await built("main.js"), contentType: "text/javascript" });
      case `${origin}/main.css`:
        return route.fulfill({ body: await built("main.css"), contentType: "text/css" });
      case `${origin}/favicon.ico`:
        return route.fulfill({ status: 404 });
      default:
        faults.push(`asks for ${route.request().url()}`);
        return route.abort();
    }
  });
}

async function recordedThemes(): Promise<RecordedThemes> {
  const file = join(repository, "test", "fixtures", "themes.json");
  return JSON.parse(await readFile(file, "utf8")) as RecordedThemes;
}

interface Webview {
  readonly sheet: string;
  readonly classes: string;
  readonly variables: { readonly [name: string]: string };
  readonly state: unknown;
}

interface TestWindow extends Window {
  postToTest(message: unknown): void;
  saveForTest(state: unknown): void;
  acquireVsCodeApi(): object;
}

/** Runs in the browser before the page's own script. */
function asWebview({ sheet, classes, variables, state }: Webview): void {
  const test = window as unknown as TestWindow;
  let acquired = false;
  let kept = state ?? undefined;
  test.acquireVsCodeApi = () => {
    if (acquired) throw new Error("The API has already been acquired");
    acquired = true;
    return {
      postMessage: (message: unknown) => test.postToTest(message),
      getState: () => kept,
      setState: (next: unknown) => {
        kept = JSON.parse(JSON.stringify(next));
        test.saveForTest(kept);
      },
    };
  };
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`Content policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
  document.addEventListener("DOMContentLoaded", () => {
    const standard = new CSSStyleSheet();
    standard.replaceSync(sheet);
    document.adoptedStyleSheets = [standard];
    document.body.className = classes;
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(name, value);
    }
  });
}
