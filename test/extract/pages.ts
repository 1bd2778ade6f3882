// The corpus inside workerd: each page's bytes, decoded as the crawler would, beside its truth.
/// <reference types="vite/types/importMeta.d.ts" />
import { decode } from "../../src/crawl/charset.ts";
import { readTruth, type Truth } from "../score/truth.ts";

const truths = import.meta.glob<string>("../pages/truth.jsonl", { query: "?raw", import: "default", eager: true });

/** Vite gives a file's bytes as they are only inside a data URL. */
const inlined = import.meta.glob<string>("../pages/*.html", { query: "?url&inline", import: "default", eager: true });

function bytesOf(file: string): Uint8Array {
  const url = inlined[`../pages/${file}`];
  if (url === undefined) throw new Error(`test/pages/${file} is in truth.jsonl and not in the folder`);
  return Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (character) => character.charCodeAt(0));
}

export interface CorpusPage {
  truth: Truth;
  bytes: Uint8Array;
  html: string;
  /** The charset it was read in. */
  charset: string;
}

export const corpus: readonly CorpusPage[] = readTruth(Object.values(truths).join("\n")).map((truth) => {
  const bytes = bytesOf(truth.file);
  const { text, charset } = decode(bytes, truth.contentType);
  return { truth, bytes, html: text, charset };
});

/** The files of the folder. */
export const files = Object.keys(inlined).map((path) => path.slice("../pages/".length));
