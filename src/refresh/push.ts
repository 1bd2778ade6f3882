// The queue's end of the hub: takes a message, does it, sends what comes after it.
import { distribute } from "./distribute.ts";
import type { Outside } from "./outside.ts";
import { pingHub } from "./ping-hub.ts";
import { distributions } from "./publish.ts";
import { purge } from "./purge.ts";
import type { PushMessage } from "./push-message.ts";
import { verifyIntent } from "./verify-intent.ts";

/** Whether the message itself is to come back, because KV is behind. */
export async function push(message: PushMessage, outside: Outside): Promise<"done" | "behind"> {
  switch (message.kind) {
    case "verify":
      await verifyIntent(message, outside);
      return "done";
    case "publish": {
      const messages = await distributions(message, outside);
      if (messages.length > 0) await outside.send(messages);
      return "done";
    }
    case "distribute": {
      const end = await distribute(message, outside);
      if (end.kind === "again") await outside.send([end.message], end.delaySeconds);
      return end.kind === "behind" ? "behind" : "done";
    }
    case "purge":
      await purge(message, outside);
      return "done";
    case "ping": {
      const end = await pingHub(message, outside);
      if (end.kind === "again") await outside.send([end.message], end.delaySeconds);
      return "done";
    }
  }
}
