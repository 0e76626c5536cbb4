import type { JSX } from "preact";
import type { Show } from "../display.ts";
import "./notes.css";

interface EmptyStateProps {
  readonly show: Show | undefined;
  readonly failure: string | undefined;
}

/** What stands where there is nothing to preview: why, and what to write. */
export function EmptyState({ show, failure }: EmptyStateProps): JSX.Element | null {
  if (failure !== undefined) {
    return <Message title="There is no preview" text={failure} />;
  }
  if (show === undefined) return null;
  const { selected, source } = show;
  if (selected === undefined) {
    return (
      <Message
        title="This file has no node to preview"
        text="A preview shows the executions of a node of a pipeline. Write a pipeline with a node of type task, and an edge from the metadata of another node into one of its parameters:"
        example={example}
      />
    );
  }
  const title =
    source === undefined
      ? `No pipeline is named "${selected.pipeline}"`
      : `Pipeline "${selected.pipeline}" has no node named "${selected.node}"`;
  return <Message title={title} text="The preview returns when it is there again." />;
}

const example = `- pipeline:
    name: my-pipeline
    nodes:
      - name: preprocess
        type: execution
        step: preprocess
      - name: train
        type: task
        step: train
    edges:
      - [preprocess.metadata.ids, train.parameter.id]`;

interface MessageProps {
  readonly title: string;
  readonly text: string;
  readonly example?: string;
}

function Message({ title, text, example: code }: MessageProps): JSX.Element {
  return (
    <section class="empty">
      <h1>{title}</h1>
      <p>{text}</p>
      {code !== undefined && <pre class="command">{code}</pre>}
    </section>
  );
}
