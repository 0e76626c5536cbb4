import type { JSX } from "preact";
import type { Notice } from "./display.ts";
import type { GraphSettings } from "./graph/graph-settings.ts";
import { PipelineView } from "./graph/pipeline-view.tsx";
import { type KnownMetadata, useReadings } from "./metadata/use-readings.ts";
import { NoticeBar } from "./notes/notice-bar.tsx";
import { usePlan, useQuery } from "./plan/use-plan.ts";
import { waitingNodes } from "./plan/waiting-nodes.ts";

interface GraphPageProps extends KnownMetadata {
  readonly notice: Notice | undefined;
  readonly settings: GraphSettings;
  readonly onSettings: (settings: GraphSettings) => void;
}

/** A pipeline by itself, on the whole page, with the metadata that were entered in its preview. */
export function GraphPage(props: GraphPageProps): JSX.Element {
  const { host, subject, notice } = props;
  const [all] = useReadings(props);
  const query = useQuery(subject, all);
  const plan = usePlan(subject, all);
  const reveal = (range: { start: number; end: number }, focus: boolean): void =>
    host.post({ kind: "reveal", range, focus });
  return (
    <>
      <h1 class="unseen">Graph of pipeline {subject.pipeline}</h1>
      {notice !== undefined && <NoticeBar notice={notice} onReveal={reveal} />}
      <PipelineView
        host={host}
        subject={subject}
        notice={notice}
        query={query}
        plan={plan}
        waiting={waitingNodes(plan, all)}
        settings={props.settings}
        onSettings={props.onSettings}
        onReveal={reveal}
        isWhole
      />
    </>
  );
}
