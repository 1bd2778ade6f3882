// The canonical feeds of a source as earlier Workers kept them: a record a format. They are served until the source's next edition, which
// is written in one record; nothing reads or writes them after that.
import { z } from "zod";
import { type Laid, lineOf, takeApart } from "./document.ts";
import { keys } from "./keys.ts";
import { parseRecord, unlessCorrupt } from "./record.ts";

/** By these names they were kept. */
const formats = ["rss", "atom", "json"] as const;

const metadataSchema = z.object({
  etag: z.string(),
  modified: z.number().int(),
  edition: z.number().int(),
  rendered: z.number().int(),
});
type Metadata = z.infer<typeof metadataSchema>;

const kind = { version: 1, schema: z.looseObject({}) };

export async function readEarlierDocument(
  kv: KVNamespace,
  source: string,
  format: string,
): Promise<(Laid & Pick<Metadata, "etag" | "modified">) | undefined> {
  const name = keys.document(source, format);
  const { value, metadata } = await kv.getWithMetadata(name, "arrayBuffer");
  if (value === null) return undefined;
  const bytes = new Uint8Array(value);
  parseRecord(name, lineOf(bytes).line, kind);
  return unlessCorrupt(name, () => {
    const { etag, modified } = metadataSchema.parse(metadata);
    return { etag, modified, ...takeApart(bytes) };
  });
}

/**
 * What they show together: a slice that died while it wrote them may have left them of different editions, of which the earliest counts.
 * Nothing, unless all are there.
 */
export async function readEarlierMetadata(
  kv: KVNamespace,
  source: string,
): Promise<Omit<Metadata, "etag"> | undefined> {
  const found = await Promise.all(formats.map((format) => readMetadata(kv, source, format)));
  const shown = found.flatMap((metadata) => metadata ?? []);
  if (shown.length < formats.length) return undefined;
  return {
    modified: Math.max(...shown.map(({ modified }) => modified)),
    edition: Math.min(...shown.map(({ edition }) => edition)),
    rendered: Math.min(...shown.map(({ rendered }) => rendered)),
  };
}

async function readMetadata(kv: KVNamespace, source: string, format: string): Promise<Metadata | undefined> {
  const name = keys.document(source, format);
  const { value, metadata } = await kv.getWithMetadata(name, "stream");
  await value?.cancel();
  return value === null ? undefined : unlessCorrupt(name, () => metadataSchema.parse(metadata));
}
