// What HTTP adds to every operation of the API, for its OpenAPI document: the answers that `kept` and `methods` give. Not among the routes:
// a client that is typed by them gets these from its cache, or never.

const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The ETag of the answer that the client has; several, commas between them; or *.",
  schema: { type: "string", example: '"IvCHu9hlyW4qK3bPZ1sQ0g"' },
};

const header = (description: string, example: string) => ({
  description,
  required: true,
  schema: { type: "string", example },
});

const etag = { ETag: header("A strong validator: other bytes, another one.", '"IvCHu9hlyW4qK3bPZ1sQ0g"') };

const link = {
  Link: header(
    'The address of the answer itself, rel="self".',
    '<https://news.example/api/v1/sources>; rel="self"; type="application/json"',
  ),
};

const responses = {
  412: { description: "If-Match names none of its ETags.", content: problem },
  304: { description: "The client has it: If-None-Match names its ETag.", headers: etag },
  405: {
    description: "To a method that the path does not have.",
    headers: { Allow: header("The methods that it has.", "GET, HEAD, OPTIONS") },
    content: problem,
  },
};

interface Operation {
  parameters?: readonly unknown[] | undefined;
  responses?: Record<string, object> | undefined;
}

/** The paths of a document, each operation with what HTTP adds to it. */
export function withHttp<Paths extends Record<string, { get?: Operation | undefined }>>(paths: Paths) {
  return Object.fromEntries(
    Object.entries(paths).map(([path, { get, ...others }]) => [path, get ? { ...others, get: added(get) } : others]),
  );
}

function added(operation: Operation) {
  const { parameters = [], responses: own = {} } = operation;
  const found = { ...own[200], headers: { ...etag, ...link } };
  return { ...operation, parameters: [...parameters, ifNoneMatch], responses: { ...own, 200: found, ...responses } };
}
