import type { JSX } from "preact";
import { DeploymentSection } from "./count/deployment-section.tsx";
import type { Notice } from "./display.ts";
import type { GraphSettings } from "./graph/graph-settings.ts";
import { PipelineView } from "./graph/pipeline-view.tsx";
import { type KnownMetadata, useReadings } from "./metadata/use-readings.ts";
import { useSentMetadata } from "./metadata/use-sent-metadata.ts";
import { NodeSections } from "./node-sections.tsx";
import { NoticeBar } from "./notes/notice-bar.tsx";
import { countIn, useChanged, useFanOut, usePlan, useQuery } from "./plan/use-plan.ts";
import { waitingNodes } from "./plan/waiting-nodes.ts";
import type { View } from "./view.ts";

interface PreviewProps extends KnownMetadata {
  /** The address of the file. */
  readonly uri: string;
  readonly notice: Notice | undefined;
  readonly viewKey: string;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly settings: GraphSettings;
  readonly onSettings: (settings: GraphSettings) => void;
}

/** The preview of one node: metadata in, count and variants out. */
export function Preview(props: PreviewProps): JSX.Element {
  const { host, subject, notice, view } = props;
  const [all, enter] = useReadings(props);
  useSentMetadata(host, { uri: props.uri, pipeline: subject.pipeline }, all);
  const changed = useChanged(subject, view.changes);
  const query = useQuery(changed, all);
  const plan = usePlan(changed, all);
  const inFile = usePlan(subject, all);
  const fanOut = useFanOut(changed, plan);
  const reveal = (range: { start: number; end: number }, focus: boolean): void =>
    host.post({ kind: "reveal", range, focus });
  const kind = plan.nodes.find(({ node }) => node === subject.node)?.kind;
  return (
    <>
      <PipelineView
        host={host}
        subject={changed}
        notice={notice}
        query={query}
        plan={plan}
        waiting={waitingNodes(plan, all)}
        settings={props.settings}
        onSettings={props.onSettings}
        onReveal={reveal}
      />
      {kind === "deployment" ? (
        <>
          <DeploymentSection />
          {notice !== undefined && <NoticeBar notice={notice} onReveal={reveal} />}
        </>
      ) : (
        <NodeSections
          host={host}
          subject={subject}
          notice={notice}
          fanOut={fanOut}
          all={all}
          enter={enter}
          view={view}
          before={view.changes.length > 0 ? countIn(inFile, subject.node) : undefined}
          viewKey={props.viewKey}
          onView={props.onView}
          onReveal={reveal}
        />
      )}
    </>
  );
}
