// The flags of `npm start`: what a person may say, and what is wrong with what they said. Pure.
import { parseArgs } from "node:util";
import { Mistake, messageOf } from "./mistake.ts";

export interface StartFlags {
  port: number;
  /** Where local KV lives between runs. */
  state: string;
  /** `HOST=ORIGIN` pairs, as curl's --connect-to. */
  connectTo: string[];
  /** A page to make a source of, in the place of the deployed ones. */
  url?: string;
  /** Whether the demo newspaper stands in the place of the source's site. */
  hasDemo: boolean;
  /** Whether the time of a tick is the clock of the whole refresh. */
  hasTickClock: boolean;
}

export const usage = `usage: npm start -- [flags]

  --live                    read the real sites
  --connect-to HOST=ORIGIN  send requests for HOST to ORIGIN, as curl's --connect-to does; may be given several times
  --no-demo                 no demo newspaper
  --port N                  where it listens (8787)
  --state DIR               where local KV lives between runs (.pagewire)
  --clock tick              the time of a tick is the clock of everything; after the first, the ticks are yours to send
  --url URL                 make a source of a news page, show what was understood of it, and serve it`;

/** @throws Mistake naming the flag that is wrong. "help" where it was asked for. */
export function readFlags(args: string[]): StartFlags | "help" {
  const { values } = parse(args);
  if (values.help) return "help";
  const { url } = values;
  if (url !== undefined && !/^https?:\/\/./i.test(URL.canParse(url) ? url : ""))
    throw new Mistake(`--url "${url}": expected an http(s) URL, like "http://xjyszb.cn/"`);
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port < 1 || port > 65_535)
    throw new Mistake(`--port "${values.port}": expected a number from 1 to 65535`);
  if (values.clock !== undefined && values.clock !== "tick")
    throw new Mistake(`--clock "${values.clock}": expected "tick"`);
  if (values.live && values["connect-to"].length > 0)
    throw new Mistake("--live reads the real sites; leave out --connect-to, or --live");
  return {
    port,
    state: values.state,
    connectTo: values["connect-to"],
    ...(url === undefined ? {} : { url }),
    hasDemo: !values.live && !values["no-demo"] && url === undefined,
    hasTickClock: values.clock === "tick",
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        live: { type: "boolean", default: false },
        "connect-to": { type: "string", multiple: true, default: [] },
        "no-demo": { type: "boolean", default: false },
        port: { type: "string", default: "8787" },
        state: { type: "string", default: ".pagewire" },
        clock: { type: "string" },
        url: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new Mistake(`${messageOf(error)} (npm start -- --help lists the flags)`);
  }
}
