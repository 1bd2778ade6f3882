// What an archive holds, all of it.
import { type Archived, openMonth } from "../../src/store/archives.ts";

/** The articles of a month of the first site, in no order. */
export async function readMonth(kv: KVNamespace, month: string): Promise<Archived[]> {
  const { marks, articles } = await openMonth(kv, "xjyszb", month);
  return articles(marks.map(({ key }) => key));
}
