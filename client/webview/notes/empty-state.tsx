import type { JSX } from "preact";
import type { Show } from "../display.ts";
import "../shared/elements.ts";
import "./notes.css";

interface EmptyStateProps {
  readonly show: Show | undefined;
  readonly failure: string | undefined;
  readonly onInsert: () => void;
}

/** What the page shows when there is nothing to preview: why, and what to write. */
export function EmptyState({ show, failure, onInsert }: EmptyStateProps): JSX.Element | null {
  if (failure !== undefined) {
    return <Message title="There is no preview" text={failure} />;
  }
  if (show === undefined) return null;
  const { selected, source, example } = show;
  if (selected === undefined) {
    return (
      <Message
        title="This file has no node to preview"
        text="A preview shows the executions of a node of a pipeline. Write a pipeline with a node of type task, and an edge from the metadata of another node into one of its parameters, as here:"
        example={example ?? sample}
        {...(example === undefined ? {} : { onInsert })}
      />
    );
  }
  const title =
    source === undefined
      ? `No pipeline is named "${selected.pipeline}"`
      : `Pipeline "${selected.pipeline}" has no node named "${selected.node}"`;
  return <Message title={title} text="The preview returns when it is there again." />;
}

/** For a file into which nothing can be written, such as one that is no list. */
const sample = `- pipeline:
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
  readonly onInsert?: () => void;
}

function Message({ title, text, example, onInsert }: MessageProps): JSX.Element {
  return (
    <section class="empty">
      <h1>{title}</h1>
      <p>{text}</p>
      {onInsert !== undefined && (
        <p>
          <vscode-button onClick={onInsert}>Insert into the file</vscode-button>
        </p>
      )}
      {example !== undefined && <pre class="command">{example}</pre>}
    </section>
  );
}
