/* What `connection.ts` loads after its first answer, and `mcp.ts`. */

export { folderAgent } from "../mcp/folder-agent.ts";
export { encodeMessages } from "./encoded-list.ts";
export { nodePlatform } from "./node-platform.ts";
export { serve } from "./server.ts";
