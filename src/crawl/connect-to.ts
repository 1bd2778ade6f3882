// Sends requests for one host to another origin, as curl's --connect-to does. Local runs only.

export type ConnectTo = ReadonlyMap<string, string>;

/** Reads `HOST=ORIGIN[,HOST=ORIGIN…]`, as in `xjyszb.cn=http://127.0.0.1:8970`. @throws Error naming the part that is wrong. */
export function parseConnectTo(text: string): ConnectTo {
  const pairs = text.split(",").map((part) => part.trim());
  return new Map(pairs.filter((part) => part !== "").map(parsePair));
}

function parsePair(part: string): [string, string] {
  const at = part.indexOf("=");
  const host = part.slice(0, at).toLowerCase();
  const origin = part.slice(at + 1);
  if (at < 1 || !URL.canParse(origin) || !/^https?:$/.test(new URL(origin).protocol)) {
    throw new Error(`connect-to "${part}": expected HOST=ORIGIN, like "xjyszb.cn=http://127.0.0.1:8970"`);
  }
  return [host, new URL(origin).origin];
}

/** Where a request for `url` is really sent: nothing where its host has no other origin. */
export function connectedUrl(url: URL, connectTo: ConnectTo): URL | undefined {
  const origin = connectTo.get(url.host) ?? connectTo.get(url.hostname);
  return origin === undefined ? undefined : new URL(url.pathname + url.search, origin);
}

/** A redirect that names the stand-in origin means the host it stands in for. */
export function disconnectedUrl(target: URL, from: URL, connectTo: ConnectTo): URL {
  if (connectedUrl(from, connectTo)?.origin !== target.origin) return target;
  return new URL(target.pathname + target.search, from.origin);
}
