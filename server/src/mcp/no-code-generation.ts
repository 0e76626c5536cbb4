import { config } from "zod/v4/core";

// The SDK's schemas would otherwise make functions from texts. This must be imported before the SDK.
config({ jitless: true });
