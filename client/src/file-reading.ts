/** How a file of metadata is read. */
export interface FileReading {
  /** The name of the file, which shows its format. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Called with the share that has been read, from 0 to 1. */
  readonly progress: (share: number) => void;
}
