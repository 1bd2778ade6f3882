// Every source that is deployed with the Worker. A new site: its file, and its name here.
import type { Source } from "./schema.ts";
import { xjyszb } from "./xjyszb.ts";

export const deployed: readonly Source[] = [xjyszb];
