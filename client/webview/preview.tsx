import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { fanOut as fanOutOf } from "../../server/src/core/simulation/fan-out.ts";
import type { PipelinePlan } from "../../server/src/core/simulation/plan/pipeline-plan.ts";
import { planPipeline } from "../../server/src/core/simulation/plan/plan-pipeline.ts";
import type { FanOut } from "../../server/src/core/simulation/variant.ts";
import { metadataKey } from "../src/preview-messages.ts";
import { CountSection } from "./count/count-section.tsx";
import { furtherNotes, headline, waitsForMetadata } from "./count/headline.ts";
import { ParameterSummary } from "./detail/parameter-summary.tsx";
import type { Notice, Subject } from "./display.ts";
import type { Host } from "./host.ts";
import { MetadataPanel, type SourceReading } from "./metadata/metadata-panel.tsx";
import { type Reading, readMetadata } from "./metadata/reading.ts";
import { type MetadataSource, metadataSources, sourcesFor } from "./metadata/sources.ts";
import { Notes } from "./notes/notes.tsx";
import { NoticeBar } from "./notes/notice-bar.tsx";
import { PipelineStrip } from "./plan/pipeline-strip.tsx";
import { VariantSection } from "./variants/variant-section.tsx";
import { hasVariants } from "./variants/variant-source.ts";
import type { View } from "./view.ts";

interface PreviewProps {
  readonly host: Host;
  readonly subject: Subject;
  readonly notice: Notice | undefined;
  readonly viewKey: string;
  readonly view: View;
  /** What the panel remembers of earlier days. */
  readonly remembered: { readonly [key: string]: string };
  readonly onView: (view: View) => void;
}

/** The preview of one node: metadata in, count and variants out. */
export function Preview(props: PreviewProps): JSX.Element {
  const { host, subject, notice, viewKey, view, onView } = props;
  const [all, type] = useReadings(host, subject, props.remembered);
  const plan = usePlan(subject, all);
  const fanOut = useFanOut(subject, plan);
  const readings = readingsFor(all, subject.node);
  const reveal = (range: { start: number; end: number }, focus: boolean): void =>
    host.post({ kind: "reveal", range, focus });

  const blank = blankSources(all, subject.node);
  const waits = waitsForMetadata(fanOut, blank);
  const unreadable = readings.some(({ reading }) => reading.problem !== undefined);
  return (
    <>
      <PipelineStrip
        plan={plan}
        selected={subject.node}
        waiting={waitingNodes(plan, all)}
        onSelect={(node) => host.post({ kind: "select", pipeline: subject.pipeline, node })}
        onReveal={reveal}
      />
      <CountSection
        fanOut={fanOut}
        headline={headline(fanOut, blank)}
        counted={!waits}
        stale={notice?.kind === "stale" || unreadable}
      />
      {notice !== undefined && <NoticeBar notice={notice} onReveal={reveal} />}
      <MetadataPanel
        sources={readings}
        onInput={({ node }, text) => type(metadataKey(subject.pipeline, node), text)}
        onReveal={reveal}
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

/** What is typed for each source of metadata, and how to type: what is typed here wins over what was remembered. */
function useReadings(
  host: Host,
  { source, pipeline }: Subject,
  remembered: { readonly [key: string]: string },
): [readonly SourceReading[], (key: string, text: string) => void] {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const earlier = useRef(new Map<string, Reading>());
  const sources = useMemo(() => metadataSources(source), [source]);
  const readings = sources.map((it) => {
    const key = metadataKey(pipeline, it.node);
    const text = typed.get(key) ?? remembered[key] ?? "";
    const reading = readMetadata(text, earlier.current.get(key));
    earlier.current.set(key, reading);
    return { source: it, reading };
  });
  const type = (key: string, text: string): void => {
    setTyped((before) => new Map(before).set(key, text));
    host.post({ kind: "metadata", key, text });
  };
  return [readings, type];
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

/** The plan, computed again only when the source or the metadata are others. */
function usePlan({ source }: Subject, readings: readonly SourceReading[]): PipelinePlan {
  const metadata = readings.map(({ reading }) => reading.metadata);
  return useMemo(() => {
    const entries = readings.flatMap(({ source: { node }, reading }) =>
      reading.metadata === undefined ? [] : [[node, reading.metadata] as const],
    );
    return planPipeline({
      source,
      metadata: Object.fromEntries(entries),
      pipelineParameters: {},
    });
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
