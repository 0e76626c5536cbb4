import type { JSX } from "preact";
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { emptyDisplay, nextDisplay, type Show, viewKeyOf } from "./display.ts";
import { settingsFrom } from "./graph/graph-settings.ts";
import { GraphPage } from "./graph-page.tsx";
import { Header } from "./header/header.tsx";
import type { Host } from "./host.ts";
import { EmptyState } from "./notes/empty-state.tsx";
import { Preview } from "./preview.tsx";
import { menuOfPage } from "./shared/menu-context.ts";
import { useHasSelection, usePageActions } from "./use-page-actions.ts";
import { firstView, storedView, type View, viewFrom } from "./view.ts";

/** The page: its subject, and the preview or the reason why there is none. */
export function App({ host }: { readonly host: Host }): JSX.Element {
  const page = useRef<HTMLElement>(null);
  usePageActions(host, page);
  const hasSelection = useHasSelection();
  const { display, view, onView, ...graph } = useSavedDisplay(host);
  const { show, subject, notice, failure, viewKey } = display;
  const known = { remembered: show?.metadata ?? nothing, files: show?.files ?? nothing };
  return (
    <main ref={page} class="page" tabIndex={-1} data-vscode-context={menuOfPage(hasSelection)}>
      {show !== undefined && (
        <PageHeader host={host} show={show} offersNodes={subject === undefined} />
      )}
      {subject === undefined ? (
        <EmptyState
          show={show}
          failure={failure}
          onInsert={() => host.post({ kind: "insertExample" })}
        />
      ) : show?.shows === "graph" ? (
        <GraphPage
          key={subject.uri}
          host={host}
          subject={subject}
          notice={notice}
          {...known}
          {...graph}
        />
      ) : (
        <Preview
          key={subject.uri}
          host={host}
          subject={subject}
          notice={notice}
          viewKey={viewKey}
          view={view}
          {...known}
          {...graph}
          onView={onView}
        />
      )}
    </main>
  );
}

/** What the panel shows, and how a person has set the page, which is saved with each change. */
function useSavedDisplay(host: Host) {
  const [display, receive] = useReducer(nextDisplay, emptyDisplay);
  const [views, setViews] = useState(() => savedViews(host));
  const [settings, setSettings] = useState(() => settingsFrom(host.saved["graph"]));
  const { show, viewKey } = display;
  const view = views.get(viewKey) ?? firstView;
  useEffect(() => host.listen(receive), [host]);
  useEffect(() => {
    if (show !== undefined) host.save({ ...pageState(show, view), graph: settings });
  }, [host, show, view, settings]);
  const onView = (next: View): void => setViews((before) => new Map(before).set(viewKey, next));
  return { display, view, onView, settings, onSettings: setSettings };
}

interface PageHeaderProps {
  readonly host: Host;
  readonly show: Show;
  readonly offersNodes: boolean;
}

function PageHeader({ host, ...shown }: PageHeaderProps): JSX.Element {
  return (
    <Header
      {...shown}
      onSelect={(pipeline, node) => host.post({ kind: "select", pipeline, node })}
      onPin={(pinned) => host.post({ kind: "pin", pinned })}
    />
  );
}

const nothing = {};

/** The state that outlives the page; the panel reads all of it except the view when the window is reloaded. */
function pageState({ uri, pinned, selected, comparison }: Show, view: View): object {
  const { pipeline, node } = selected ?? {};
  return { uri, pinned, pipeline, node, view: storedView(view), compared: comparison?.kept };
}

function savedViews({ saved }: Host): ReadonlyMap<string, View> {
  const { uri, pipeline, node, view } = saved;
  if (typeof uri !== "string" || typeof pipeline !== "string" || typeof node !== "string") {
    return new Map();
  }
  return new Map([[viewKeyOf(uri, pipeline, node), viewFrom(view)]]);
}
