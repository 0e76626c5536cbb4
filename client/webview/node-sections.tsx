import type { JSX } from "preact";
import type { SourceRange } from "#core/base/range.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { metadataKey } from "../src/preview-messages.ts";
import type { NodeComparison } from "./compare/use-comparison.ts";
import { CountSection } from "./count/count-section.tsx";
import { furtherNotes, headline, waitsForMetadata } from "./count/headline.ts";
import { ParameterSummary } from "./detail/parameter-summary.tsx";
import type { Notice, Subject } from "./display.ts";
import type { Host } from "./host.ts";
import { MetadataPanel } from "./metadata/metadata-panel.tsx";
import type { SourceActions } from "./metadata/source-actions.ts";
import { blankSources, readingsFor, type SourceReading } from "./metadata/source-readings.ts";
import type { Enter } from "./metadata/use-entered.ts";
import { Notes } from "./notes/notes.tsx";
import { NoticeBar } from "./notes/notice-bar.tsx";
import { RunsPanel } from "./runs/runs-panel.tsx";
import type { RunActions } from "./runs/source-editor.tsx";
import { useMatchedRuns } from "./runs/use-matched-runs.ts";
import type { GivenRuns } from "./runs/use-runs.ts";
import { VariantSection } from "./variants/variant-section.tsx";
import { hasVariants } from "./variants/variant-source.ts";
import type { View } from "./view.ts";
import { choicesFor } from "./what-if/choices.ts";
import { WhatIfPanel } from "./what-if/what-if-panel.tsx";

interface NodeSectionsProps {
  readonly host: Host;
  readonly subject: Subject;
  readonly notice: Notice | undefined;
  readonly fanOut: FanOut;
  /** How many executions the file has without the values that are tried out, where there are any. */
  readonly before: bigint | undefined;
  /** How the executions of the node compare, where the file is compared. */
  readonly comparison: NodeComparison | undefined;
  /** The readings of all sources of metadata. */
  readonly all: readonly SourceReading[];
  readonly enter: Enter;
  /** The earlier runs that a person has given. */
  readonly given: GivenRuns;
  readonly viewKey: string;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onReveal: (range: SourceRange, focus: boolean) => void;
}

/** What the page shows for a node that runs: its count, the metadata that it depends on, and its variants. */
export function NodeSections(props: NodeSectionsProps): JSX.Element {
  const { subject, notice, fanOut, all, given, onReveal } = props;
  const matching = useMatchedRuns(fanOut, given);
  const readings = readingsFor(all, subject.node);
  const blank = blankSources(all, subject.node);
  const waits = waitsForMetadata(fanOut, blank);
  const unreadable = readings.some(({ reading }) => reading.problem !== undefined);
  return (
    <>
      <CountSection
        fanOut={fanOut}
        headline={headline(fanOut, blank)}
        before={props.before}
        compared={waits ? undefined : props.comparison?.runs}
        counted={!waits && fanOut.count !== undefined}
        stale={notice?.kind === "stale" || unreadable}
      />
      {notice !== undefined && <NoticeBar notice={notice} onReveal={onReveal} />}
      <MetadataPanel sources={readings} actions={sourceActions(props)} />
      <WhatIf {...props} waits={waits} />
      {!waits && (
        <RunsPanel fanOut={fanOut} given={given} {...matching} actions={runActions(props)} />
      )}
      <Notes notes={furtherNotes(fanOut, waits)} onReveal={onReveal} />
      {hasVariants(fanOut) && !waits && (
        <VariantSection
          key={props.viewKey}
          host={props.host}
          fanOut={fanOut}
          version={subject.version}
          comparison={props.comparison}
          matched={matching.matched}
          view={props.view}
          onView={props.onView}
          onReveal={onReveal}
        />
      )}
      {!fanOut.predictable && <ParameterSummary fanOut={fanOut} onReveal={onReveal} />}
    </>
  );
}

/** What can be done with the metadata that is entered for a node. */
function sourceActions({ host, subject, enter, onReveal }: NodeSectionsProps): SourceActions {
  const { uri, pipeline } = subject;
  return {
    onEnter: ({ node }, entry) => enter(metadataKey(pipeline, node), entry),
    onPickFile: ({ node }) =>
      host.post({ kind: "pickFile", uri, key: metadataKey(pipeline, node) }),
    onStopReading: (file) => host.post({ kind: "stopReading", uri: file }),
    onReveal,
    onRevealLine: (file, line) => host.post({ kind: "revealLine", uri: file, line }),
  };
}

/** What can be done with the sources of earlier runs. */
function runActions({ host, subject, given }: NodeSectionsProps): RunActions {
  const { uri } = subject;
  return {
    onEnter: given.enter,
    onPickFile: (key) => host.post({ kind: "pickFile", uri, key }),
    onStopReading: (file) => host.post({ kind: "stopReading", uri: file }),
    onRevealLine: (file, line) => host.post({ kind: "revealLine", uri: file, line }),
  };
}

/** The values to try out, unless the node still waits for metadata. */
function WhatIf(props: NodeSectionsProps & { readonly waits: boolean }): JSX.Element {
  const { host, subject, fanOut, waits, view, onView } = props;
  return (
    <WhatIfPanel
      choices={waits ? [] : choicesFor(subject.source, fanOut)}
      changes={view.changes}
      open={view.whatIfOpen}
      onToggle={(open) => onView({ ...view, whatIfOpen: open })}
      onChanges={(changes) => onView({ ...view, changes })}
      onApply={() => {
        host.post({ kind: "apply", changes: view.changes });
        onView({ ...view, changes: [] });
      }}
    />
  );
}
