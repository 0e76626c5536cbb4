import type { JSX } from "preact";
import { CompareBar } from "./compare/compare-bar.tsx";
import { useComparison } from "./compare/use-comparison.ts";
import { type PipelinePageProps, PipelineView } from "./graph/pipeline-view.tsx";
import { revealBy } from "./host.ts";
import { useReadings } from "./metadata/use-readings.ts";
import { NoticeBar } from "./notes/notice-bar.tsx";
import { usePlanning } from "./plan/use-plan.ts";

/** A pipeline by itself, on the whole page, with the metadata that were entered in its preview. */
export function GraphPage(props: PipelinePageProps): JSX.Element {
  const { host, subject, notice } = props;
  const [all] = useReadings(props);
  const planning = usePlanning(subject, all);
  const comparison = useComparison(subject, planning);
  const reveal = revealBy(host);
  return (
    <>
      <h1 class="unseen">Graph of pipeline {subject.pipeline}</h1>
      {notice !== undefined && <NoticeBar notice={notice} onReveal={reveal} />}
      <CompareBar host={host} subject={subject} comparison={comparison} />
      <PipelineView {...props} {...planning} comparison={comparison} onReveal={reveal} isWhole />
    </>
  );
}
