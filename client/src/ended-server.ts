/** Whether an error only says that nothing can be sent to a server that has ended: that is shown once, by itself. */
export function saysServerEnded(error: unknown): boolean {
  return error instanceof Error && "code" in error && endings.includes(error.code);
}

/** `ErrorCodes.MessageWriteError` of the protocol, whose library cannot be loaded outside the editor. */
const messageWriteError = -32099;
const endings: readonly unknown[] = [
  messageWriteError,
  "EPIPE",
  "ECONNRESET",
  "ERR_STREAM_DESTROYED",
];
