// Serves a handler of Requests over HTTP on this machine: how the demo newspaper becomes a site.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

type Handler = (request: Request) => Promise<Response>;

export interface ServedSite {
  /** Where it listens: `http://127.0.0.1:PORT`. */
  origin: string;
  close(): void;
}

/** Listens on a loopback port, any free one unless it is named. A request keeps the Host that it was sent with. */
export async function serveSite(handler: Handler, port = 0): Promise<ServedSite> {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a server on a port has an address with one");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = "GET", url = "/", headers } = incoming;
  const left = new AbortController();
  outgoing.once("close", () => left.abort());
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const request = new Request(`http://${headers.host ?? "localhost"}${url}`, {
    method,
    headers: pairs,
    signal: left.signal,
  });
  const response = await handler(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  // A body that breaks off breaks the connection, as it would on the web.
  for await (const chunk of response.body ?? []) outgoing.write(chunk);
  outgoing.end();
}
