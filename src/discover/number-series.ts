// Whether pages of several kinds are numbered in one series, as by one table of a site's database. Pure.

/** A site that numbers all its pages in one series has the newest of each kind near each other. */
const farthest = 10;

/** The last number of a path; nothing where its last part has none. */
export function lastNumber(pathname: string): number | undefined {
  const digits = pathname.match(/(\d{1,15})[^\d/]{0,100}\/?$/)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** False where the numbers of two kinds are too far apart to come from one series. */
export function areOneSeries(one: readonly number[], other: readonly number[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  return Math.max(...other) * farthest >= Math.min(...one) && Math.max(...one) * farthest >= Math.min(...other);
}
