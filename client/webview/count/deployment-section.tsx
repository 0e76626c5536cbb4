import type { JSX } from "preact";
import "./count.css";

/** What the page shows for a deployment node: nothing runs, so there is nothing to count. */
export function DeploymentSection(): JSX.Element {
  return (
    <section class="count" aria-label="Count">
      <h1>
        <span class="count-text">No executions</span>
      </h1>
      <p class="how">
        <span class="type">deployment node</span>
        <span>It deploys what other nodes produce and runs no execution itself</span>
      </p>
      <p class="unseen" role="status">
        No executions
      </p>
    </section>
  );
}
