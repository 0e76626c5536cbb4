import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { fanOut as fanOutOf } from "#core/simulation/fan-out.ts";
import { sampleMetadata, withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { withChanges } from "#core/simulation/what-if/with-changes.ts";
import { type FileState, type MetadataEntry, metadataKey } from "../src/preview-messages.ts";
import { CountSection } from "./count/count-section.tsx";
import { DeploymentSection } from "./count/deployment-section.tsx";
import { furtherNotes, headline, waitsForMetadata } from "./count/headline.ts";
import { ParameterSummary } from "./detail/parameter-summary.tsx";
import type { Notice, Subject } from "./display.ts";
import type { Host } from "./host.ts";
import { MetadataPanel, type SourceReading } from "./metadata/metadata-panel.tsx";
import { emptyEntry, type Reading, readEntered } from "./metadata/reading.ts";
import { type MetadataSource, metadataSources, sourcesFor } from "./metadata/sources.ts";
import { useToldMetadata } from "./metadata/use-told-metadata.ts";
import { Notes } from "./notes/notes.tsx";
import { NoticeBar } from "./notes/notice-bar.tsx";
import { PipelineStrip } from "./plan/pipeline-strip.tsx";
import { VariantSection } from "./variants/variant-section.tsx";
import { hasVariants } from "./variants/variant-source.ts";
import type { View } from "./view.ts";
import { choicesFor } from "./what-if/choices.ts";
import { WhatIfPanel } from "./what-if/what-if-panel.tsx";

interface PreviewProps {
  readonly host: Host;
  /** Of the file. */
  readonly uri: string;
  readonly subject: Subject;
  readonly notice: Notice | undefined;
  readonly viewKey: string;
  readonly view: View;
  /** What the panel remembers of earlier days, and the files among it. */
  readonly remembered: { readonly [key: string]: MetadataEntry };
  readonly files: { readonly [uri: string]: FileState };
  readonly onView: (view: View) => void;
}

/** The preview of one node: metadata in, count and variants out. */
export function Preview(props: PreviewProps): JSX.Element {
  const { host, subject, notice, viewKey, view, onView } = props;
  const [all, enter] = useReadings(props);
  useToldMetadata(host, { uri: props.uri, pipeline: subject.pipeline }, all);
  const changed = useChanged(subject, view.changes);
  const plan = usePlan(changed, all);
  const inFile = usePlan(subject, all);
  const fanOut = useFanOut(changed, plan);
  const readings = readingsFor(all, subject.node);
  const reveal = (range: { start: number; end: number }, focus: boolean): void =>
    host.post({ kind: "reveal", range, focus });

  const blank = blankSources(all, subject.node);
  const waits = waitsForMetadata(fanOut, blank);
  const unreadable = readings.some(({ reading }) => reading.problem !== undefined);
  const strip = (
    <PipelineStrip
      plan={plan}
      selected={subject.node}
      waiting={waitingNodes(plan, all)}
      onSelect={(node) => host.post({ kind: "select", pipeline: subject.pipeline, node })}
      onReveal={reveal}
    />
  );
  const kind = plan.nodes.find(({ node }) => node === subject.node)?.kind;
  if (kind === "deployment") {
    return (
      <>
        {strip}
        <DeploymentSection />
        {notice !== undefined && <NoticeBar notice={notice} onReveal={reveal} />}
      </>
    );
  }
  return (
    <>
      {strip}
      <CountSection
        fanOut={fanOut}
        headline={headline(fanOut, blank)}
        before={view.changes.length > 0 ? countIn(inFile, subject.node) : undefined}
        counted={!waits && fanOut.count !== undefined}
        stale={notice?.kind === "stale" || unreadable}
      />
      {notice !== undefined && <NoticeBar notice={notice} onReveal={reveal} />}
      <MetadataPanel
        sources={readings}
        actions={{
          onEnter: ({ node }, entry) => enter(metadataKey(subject.pipeline, node), entry),
          onPickFile: ({ node }) =>
            host.post({ kind: "pickFile", key: metadataKey(subject.pipeline, node) }),
          onStopReading: (uri) => host.post({ kind: "stopReading", uri }),
          onReveal: reveal,
          onRevealLine: (uri, line) => host.post({ kind: "revealLine", uri, line }),
        }}
      />
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
      <Notes notes={furtherNotes(fanOut, waits)} onReveal={reveal} />
      {hasVariants(fanOut) && !waits && (
        <VariantSection
          key={viewKey}
          host={host}
          fanOut={fanOut}
          view={view}
          onView={onView}
          onReveal={reveal}
        />
      )}
      {!fanOut.predictable && <ParameterSummary fanOut={fanOut} onReveal={reveal} />}
    </>
  );
}

type Enter = (key: string, entry: MetadataEntry) => void;

/** What is entered for each source of metadata, and how to enter it: the latest from page or panel counts. */
function useReadings({
  host,
  subject: { source, pipeline },
  remembered,
  files,
}: PreviewProps): [readonly SourceReading[], Enter] {
  const [entered, setEntered] = useState<ReadonlyMap<string, MetadataEntry>>(new Map());
  const earlier = useRef(new Map<string, Reading>());
  const sources = useMemo(() => metadataSources(source), [source]);
  const samples = useMemo(() => sampleMetadata(source), [source]);
  const known = useRef(remembered);
  if (known.current !== remembered) {
    const changed = Object.keys(remembered).filter(
      (key) => remembered[key]?.file !== known.current[key]?.file,
    );
    known.current = remembered;
    if (changed.some((key) => entered.has(key))) {
      setEntered(new Map([...entered].filter(([key]) => !changed.includes(key))));
    }
  }
  const readings = sources.map((it) => {
    const key = metadataKey(pipeline, it.node);
    const entry = entered.get(key) ?? remembered[key] ?? emptyEntry;
    const file = entry.file === undefined ? undefined : files[entry.file];
    const comment = Object.hasOwn(samples, it.node) ? samples[it.node] : undefined;
    const reading = readEntered({ entry, file, comment }, earlier.current.get(key));
    earlier.current.set(key, reading);
    return { source: it, reading };
  });
  const enter: Enter = (key, entry) => {
    setEntered((before) => new Map(before).set(key, entry));
    host.post({ kind: "metadata", key, entry });
  };
  return [readings, enter];
}

/** The editors that concern a node, with the readers that do. */
function readingsFor(all: readonly SourceReading[], node: string): readonly SourceReading[] {
  const readings = new Map(all.map(({ source, reading }) => [source.node, reading]));
  const sources = sourcesFor(
    all.map(({ source }) => source),
    node,
  );
  return sources.flatMap((source) => {
    const reading = readings.get(source.node);
    return reading === undefined ? [] : [{ source, reading }];
  });
}

/** The sources that feed a node and for which nothing has been entered. */
function blankSources(all: readonly SourceReading[], node: string): readonly MetadataSource[] {
  return readingsFor(all, node).flatMap(({ source, reading }) =>
    reading.blank && source.node !== node ? [source] : [],
  );
}

function waitingNodes(plan: PipelinePlan, all: readonly SourceReading[]): ReadonlySet<string> {
  const waiting = plan.nodes.filter(({ node, fanOut }) => {
    return fanOut !== undefined && waitsForMetadata(fanOut, blankSources(all, node));
  });
  return new Set(waiting.map(({ node }) => node));
}

/** The subject as it would be with the values that are tried out. */
function useChanged(subject: Subject, changes: readonly Change[]): Subject {
  return useMemo(
    () =>
      changes.length === 0 ? subject : { ...subject, source: withChanges(subject.source, changes) },
    [subject, changes],
  );
}

function countIn(plan: PipelinePlan, node: string): bigint | undefined {
  return plan.nodes.find((it) => it.node === node)?.count;
}

/** The plan, computed again only when the source or the metadata are others. */
function usePlan({ source }: Subject, readings: readonly SourceReading[]): PipelinePlan {
  const metadata = readings.map(({ reading }) => reading.metadata);
  return useMemo(() => {
    const entries = readings.flatMap(({ source: { node }, reading }) =>
      reading.metadata === undefined ? [] : [[node, reading.metadata] as const],
    );
    return planPipeline(
      withSamples({ source, metadata: Object.fromEntries(entries), pipelineParameters: {} }),
    );
  }, [source, ...metadata]);
}

/** The fan-out of the previewed node; one that the plan leaves out says itself why. */
function useFanOut({ source, node }: Subject, plan: PipelinePlan): FanOut {
  return useMemo(
    () =>
      plan.nodes.find((it) => it.node === node)?.fanOut ??
      fanOutOf({ source, node, metadata: {}, pipelineParameters: {} }),
    [plan, source, node],
  );
}
