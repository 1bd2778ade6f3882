// Files the cards of articles that leave the index into drawers, so that what is archived is still found. A drawer holds a stretch of
// the order of articles; a few hundred cards fill it, so that a reader's search can take a few drawers at a time.
import { newestFirst, type Order, orderOf } from "../order.ts";
import type { Source } from "../sources/schema.ts";
import { readArticles } from "../store/articles.ts";
import { type Row, rowOf } from "../store/cards.ts";
import { readCatalogue } from "../store/catalogue.ts";
import { type Drawer, putInDrawer } from "../store/drawers.ts";
import type { IndexEntry } from "../store/index-record.ts";
import { orElse } from "../store/record.ts";
import type { ViewsRecord } from "../store/views.ts";
import { rowFor } from "./catalogue.ts";
import type { Outside } from "./outside.ts";

/** Cards of a full drawer; one that belongs between two of its cards is filed there all the same. */
const full = 400;
/** Drawers that one slice writes. */
const drawersAtOnce = 3;
/** Articles that one slice reads because the catalogue does not show them yet: their CPU is not to be felt. */
const readsAtOnce = 10;

/** What a drawer is to be, and what of it changes. */
interface Filing {
  drawer: Drawer;
  rows: Row[];
  without: string[];
}

/**
 * Files the cards of `leaving` (newest first), as many as a slice can, the oldest first; a withdrawn article has none any more. Gives the
 * keys whose cards are where they belong, which may leave the index now, and the drawers that there are.
 */
export async function fileAway(
  { kv, spared }: Pick<Outside, "kv" | "spared">,
  source: Source,
  leaving: readonly IndexEntry[],
  drawers: readonly Drawer[],
  views: ViewsRecord,
): Promise<{ filed: ReadonlySet<string>; drawers: Drawer[] }> {
  const cabinet = drawers.map((drawer): Filing => ({ drawer, rows: [], without: [] }));
  for (const row of await rowsOf(kv, source, leaving, views)) filingFor(row.order, cabinet).rows.push(row);
  const filed = new Set<string>();
  for (const entry of leaving.filter(({ withdrawn }) => withdrawn !== undefined)) {
    const filing = cabinet.find(({ drawer }) => isWithin(orderOf(entry, source.timeZone), drawer));
    if (filing) filing.without.push(entry.key);
    else filed.add(entry.key);
  }
  const now = new Map(drawers.map((drawer) => [drawer.number, drawer]));
  const touched = cabinet.filter(({ rows, without }) => rows.length + without.length > 0);
  for (const { drawer, rows, without } of touched.reverse().slice(0, drawersAtOnce)) {
    const least = now.get(drawer.number)?.articles ?? 0;
    const articles = await spared.unlessBroken(
      `drawer-${drawer.number}`,
      putInDrawer(kv, source.id, drawer.number, { rows, without }, least),
    );
    if (articles === undefined) continue;
    now.set(drawer.number, { ...drawer, articles });
    for (const key of [...rows.map((row) => row.key), ...without]) filed.add(key);
  }
  return { filed, drawers: [...now.values()].sort((a, b) => newestFirst(a.newest, b.newest)) };
}

/** The rows of those that were not withdrawn, oldest first: from the catalogue, and of those that it lacks from a few articles. */
async function rowsOf(
  kv: KVNamespace,
  source: Source,
  leaving: readonly IndexEntry[],
  views: ViewsRecord,
): Promise<Row[]> {
  const served = leaving.filter(({ withdrawn }) => withdrawn === undefined).reverse();
  const catalogue = await orElse(undefined, readCatalogue(kv, source.id));
  const cards = new Map(catalogue?.cards.map((card) => [card.key, card]));
  const known = new Map<string, Row>();
  for (const { key, fingerprint } of served) {
    const card = cards.get(key);
    const row = card && rowOf(card);
    if (row?.fingerprint === fingerprint) known.set(key, row);
  }
  const lacking = served.map(({ key }) => key).filter((key) => !known.has(key));
  const stored = await readArticles(kv, source.id, lacking.slice(0, readsAtOnce));
  return served.flatMap((entry) => {
    const described = known.get(entry.key) ?? stored.get(entry.key)?.article;
    return described?.fingerprint === entry.fingerprint ? [rowFor(entry, described, views, source)] : [];
  });
}

/**
 * Where a card belongs, in a cabinet with the newest first: the drawer of its stretch; else a neighbour with room, which stretches, the
 * older before the newer; else a new one.
 */
function filingFor(order: Order, cabinet: Filing[]): Filing {
  const own = cabinet.find(({ drawer }) => isWithin(order, drawer));
  if (own) return own;
  const at = cabinet.findIndex(({ drawer }) => newestFirst(order, drawer.newest) < 0);
  const below = at < 0 ? undefined : cabinet[at];
  const above = at < 0 ? cabinet.at(-1) : cabinet[at - 1];
  if (below && hasRoom(below)) {
    below.drawer = { ...below.drawer, newest: order };
    return below;
  }
  if (above && hasRoom(above)) {
    above.drawer = { ...above.drawer, oldest: order };
    return above;
  }
  const number = Math.max(0, ...cabinet.map(({ drawer }) => drawer.number)) + 1;
  const made: Filing = { drawer: { number, newest: order, oldest: order, articles: 0 }, rows: [], without: [] };
  cabinet.splice(at < 0 ? cabinet.length : at, 0, made);
  return made;
}

function hasRoom({ drawer, rows }: Filing): boolean {
  return drawer.articles + rows.length < full;
}

function isWithin(order: Order, { newest, oldest }: Drawer): boolean {
  return newestFirst(newest, order) <= 0 && newestFirst(order, oldest) <= 0;
}
