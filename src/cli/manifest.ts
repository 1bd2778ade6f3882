// The manifest of `extract --list`: a JSON line a page. Pure: text in, pages out.
import { z } from "zod";
import type { Instant } from "../article.ts";
import { readDate } from "../extract/dates.ts";
import type { PageContext } from "../extract/reading.ts";
import { languageTag, timeZone } from "../sources/schema.ts";

/** A page to read: the file with its bytes, and what is known of it. */
export interface ManifestPage {
  kind: "page";
  file: string;
  contentType?: string;
  context: PageContext;
}

/** A line that names no page: what is wrong with it, and the file, as far as it names one. */
export interface ManifestMistake {
  kind: "mistake";
  file: string;
  why: string;
}

/** What holds for pages that do not say otherwise. */
export interface ManifestDefaults {
  timeZone: string;
  language: string;
  fetchedAt: Instant;
}

const fileSchema = z.object({ file: z.string() });
/** What other tools write for a value that they do not know. */
const unknown = z.literal("").transform(() => undefined);
const lineSchema = z.object({
  file: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  timeZone: unknown.or(timeZone).nullish(),
  language: unknown
    .or(
      z
        .string()
        .transform((tag) => tag.replaceAll("_", "-"))
        .pipe(languageTag),
    )
    .nullish(),
  contentType: z.string().nullish(),
  fetchedAt: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).nullish(),
  listed: z.object({ text: z.string(), date: z.string().nullish() }).nullish(),
});

const form = '{"file": "a.html", "url": "http://…"}';

/** What each line of a manifest names; empty lines are none. A line that is wrong says so, and the others stand. */
export function readManifest(text: string, defaults: ManifestDefaults): (ManifestPage | ManifestMistake)[] {
  const lines = text.replace(/^\ufeff/, "").split("\n");
  return lines.flatMap((line, at) => (line.trim() === "" ? [] : [readLine(line, at + 1, defaults)]));
}

function readLine(line: string, number: number, defaults: ManifestDefaults): ManifestPage | ManifestMistake {
  const value = jsonOf(line);
  if (value === undefined) return { kind: "mistake", file: "", why: `line ${number}: is no JSON; expected ${form}` };
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") || "line";
    const named = fileSchema.safeParse(value);
    const why = `line ${number}: ${field}: ${issue?.message}; expected ${form}`;
    return { kind: "mistake", file: named.success ? named.data.file : "", why };
  }
  const { file, url, language, contentType, fetchedAt, listed } = parsed.data;
  const zone = parsed.data.timeZone ?? defaults.timeZone;
  const now = fetchedAt == null ? defaults.fetchedAt : Date.parse(fetchedAt);
  const date = listed?.date == null ? undefined : readDate(listed.date, { zone, now });
  return {
    kind: "page",
    file,
    ...(contentType == null ? {} : { contentType }),
    context: {
      url,
      timeZone: zone,
      language: language ?? defaults.language,
      fetchedAt: now,
      ...(listed == null ? {} : { listed: { text: listed.text, ...(date ? { date } : {}) } }),
    },
  };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
