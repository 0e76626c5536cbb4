/** Something that was to be read or written is not; the message says why. */
export class Failed extends Error {}
