import type { JSX } from "preact";
import type { FileState } from "../../src/preview-messages.ts";
import type { RunsFileState } from "../../src/runs-messages.ts";
import { Icon } from "../shared/icons.tsx";

export type FileSourceState = FileState | RunsFileState;

interface FileSourceProps {
  readonly uri: string;
  readonly state: FileSourceState | undefined;
  readonly onOpen: () => void;
  readonly onStop: () => void;
}

/** A file in place of typed text: its name and how far it has been read. */
export function FileSource({ uri, state, onOpen, onStop }: FileSourceProps): JSX.Element {
  const name = state?.name ?? uri;
  const share = state?.kind === "reading" ? state.share : undefined;
  return (
    <div class="file-source">
      <Icon name="file" />
      <button type="button" class="link file-name" title={uri} onClick={onOpen}>
        {name}
      </button>
      {share !== undefined && (
        <>
          <progress value={share} max={1} aria-label={`Reading ${name}`} />
          <button type="button" class="tool" onClick={onStop}>
            Cancel
          </button>
        </>
      )}
      {state?.kind === "failed" && (
        <span class="file-failure" role="status">
          <Icon name="error" />
          {state.message}
        </span>
      )}
    </div>
  );
}
