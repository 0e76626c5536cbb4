import type { SourceRange } from "#core/base/range.ts";
import {
  type FromPage,
  isPageState,
  isRecord,
  isToPage,
  type PageState,
  type ToPage,
} from "../src/preview-messages.ts";

/** What VS Code gives to the script of a webview, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** What the panel sends other than states. */
type Event = Exclude<ToPage, PageState>;

type EventOf<Kind extends Event["kind"]> = Extract<Event, { kind: Kind }>;

/** The page's way to the panel, and the state that outlives the page. */
export interface Host {
  post(message: FromPage): void;
  /** Begins to receive; `receive` gets the states that are to be shown. */
  listen(receive: (state: PageState) => void): void;
  /** Listens to messages of a kind that are no states; returns a function that stops listening. */
  on<Kind extends Event["kind"]>(kind: Kind, hear: (message: EventOf<Kind>) => void): () => void;
  /** What was saved before the page was hidden or the window reloaded. */
  readonly saved: { readonly [key: string]: unknown };
  save(state: object): void;
}

/** Shows a place of the file in the editor, and moves the keyboard there if asked to. */
export function revealBy(host: Host): (range: SourceRange, focus: boolean) => void {
  return (range, focus) => host.post({ kind: "reveal", range, focus });
}

/** Connects the page with its panel; can be called only once in a page. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  const saved = api.getState();
  const listeners = new Set<(message: Event) => void>();
  return {
    post: (message) => api.postMessage(message),
    listen(receive) {
      window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        if (!isToPage(data)) return;
        if (isPageState(data)) receive(data);
        else for (const hear of listeners) hear(data);
      });
      api.postMessage({ kind: "ready" } satisfies FromPage);
    },
    on(kind, hear) {
      const listener = (message: Event): void => {
        if (isOfKind(message, kind)) hear(message);
      };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    saved: isRecord(saved) ? saved : {},
    save: coalesced((state: object) => api.setState(state)),
  };
}

function isOfKind<Kind extends Event["kind"]>(
  message: Event,
  kind: Kind,
): message is EventOf<Kind> {
  return message.kind === kind;
}

/** Calls once for all the calls of one turn of the event loop, with the latest argument. */
function coalesced<T>(call: (argument: T) => void): (argument: T) => void {
  let latest: { readonly argument: T } | undefined;
  return (argument) => {
    if (latest === undefined) {
      setTimeout(() => {
        const due = latest;
        latest = undefined;
        if (due !== undefined) call(due.argument);
      });
    }
    latest = { argument };
  };
}
