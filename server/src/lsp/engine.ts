/* What `connection.ts` loads after its first answer. */
export { encodeMessages } from "./encoded-list.ts";
export { nodePlatform } from "./node-platform.ts";
export { serve } from "./server.ts";
