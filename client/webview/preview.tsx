import type { JSX } from "preact";
import { CompareBar } from "./compare/compare-bar.tsx";
import { useComparison } from "./compare/use-comparison.ts";
import { DeploymentSection } from "./count/deployment-section.tsx";
import { type PipelinePageProps, PipelineView } from "./graph/pipeline-view.tsx";
import { revealBy } from "./host.ts";
import { useReadings } from "./metadata/use-readings.ts";
import { useSentMetadata } from "./metadata/use-sent-metadata.ts";
import { NodeSections } from "./node-sections.tsx";
import { NoticeBar } from "./notes/notice-bar.tsx";
import { useChanged, useCountInFile, useFanOut, usePlanning } from "./plan/use-plan.ts";
import { useRuns } from "./runs/use-runs.ts";
import { ScheduleSection } from "./schedule/schedule-section.tsx";
import type { View } from "./view.ts";

interface PreviewProps extends PipelinePageProps {
  readonly viewKey: string;
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** The preview of one node: metadata in, count and variants out. */
export function Preview(props: PreviewProps): JSX.Element {
  const { host, subject, notice, view } = props;
  const [all, enter] = useReadings(props);
  useSentMetadata(host, subject, all);
  const given = useRuns(host, subject.uri, props.remembered);
  const changed = useChanged(subject, view.changes);
  const planning = usePlanning(changed, all);
  const { plan } = planning;
  const comparison = useComparison(changed, planning);
  const before = useCountInFile(subject, changed, all);
  const fanOut = useFanOut(changed, plan);
  const reveal = revealBy(host);
  const kind = plan.nodes.find(({ node }) => node === subject.node)?.kind;
  const shown = { ...props, ...planning, subject: changed, comparison };
  return (
    <>
      <CompareBar host={host} subject={changed} comparison={comparison} />
      <PipelineView {...shown} onReveal={reveal} />
      <ScheduleSection
        source={changed.source}
        plan={plan}
        runs={given.durations}
        onReveal={reveal}
        onRevealLine={(uri, line) => host.post({ kind: "revealLine", uri, line })}
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
          given={given}
          view={view}
          before={before}
          comparison={comparison?.nodes.get(subject.node)}
          viewKey={props.viewKey}
          onView={props.onView}
          onReveal={reveal}
        />
      )}
    </>
  );
}
