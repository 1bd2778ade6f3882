// The score of a corpus as Markdown: tables of numbers, and no text of any page.
import type { Compared, Verdict } from "./compare.ts";

export interface PageScore {
  file: string;
  fields: readonly Compared[];
  /** F1 of the body; pages that are no article have none. */
  body: number | undefined;
}

export interface PeerScore {
  name: string;
  pages: readonly PageScore[];
}

const verdicts: readonly Verdict[] = ["right", "wrong", "missing", "invented"];
const percent = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
const rows = (cells: readonly (readonly (string | number)[])[]) => cells.map((row) => `| ${row.join(" | ")} |`);

/** Per field: how often right, wrong, missing and invented. */
export function fieldTable(pages: readonly PageScore[]): string {
  const all = pages.flatMap(({ fields }) => fields);
  const names = [...new Set(all.map(({ field }) => field))];
  const cells = names.map((name) => {
    const of = all.filter(({ field }) => field === name);
    const counts = verdicts.map((verdict) => of.filter((one) => one.verdict === verdict).length);
    return [name, of.length, ...counts, percent(counts[0] ?? 0, of.length)];
  });
  return rows([["field", "pages", ...verdicts, ""], ["---", ...Array(6).fill("---:")], ...cells]).join("\n");
}

/** The body's F1, in words. */
export function bodyLine(pages: readonly PageScore[]): string {
  const scores = pages.map(({ body }) => body).filter((score) => score !== undefined);
  const mean = scores.reduce((total, score) => total + score, 0) / Math.max(1, scores.length);
  return `Body: F1 mean ${mean.toFixed(3)}, worst ${Math.min(1, ...scores).toFixed(3)}, ${scores.length} pages.`;
}

/** Us and others, on the fields that all of them read. */
export function peerTable(all: readonly PeerScore[]): string {
  const cells = all.map(({ name, pages }) => {
    const of = (field: string) => pages.flatMap(({ fields }) => fields.filter((one) => one.field === field));
    const share = (field: string) => percent(of(field).filter(isRight).length, of(field).length);
    const scores = pages.map(({ body }) => body).filter((score) => score !== undefined);
    const mean = scores.reduce((total, score) => total + score, 0) / Math.max(1, scores.length);
    return [name, share("title"), share("published"), mean.toFixed(3), Math.min(1, ...scores).toFixed(3)];
  });
  return rows([["", "title", "date", "body F1, mean", "worst"], ["---", ...Array(4).fill("---:")], ...cells]).join(
    "\n",
  );
}

const isRight = ({ verdict }: Compared) => verdict === "right";

/** Every miss, with what was expected. */
export function missLines(pages: readonly PageScore[]): string[] {
  return pages.flatMap(({ file, fields }) =>
    fields
      .filter((field) => !isRight(field))
      .map(({ field, verdict, want, got }) => `${file}  ${field} ${verdict}: wanted "${want}", got "${got}"`),
  );
}
