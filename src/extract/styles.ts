// What a page's own style sheets say of its classes: which are lines of their own, which are not shown. Knows CSS as far as that.

/** How elements of a class are shown, where one rule for the class alone says so. */
export type Shown = "block" | "none";

const sheetLimit = 100_000;
const ruleLimit = 3000;
const selector = /^\.([\w-]{1,60})$/;
const display = /(?:^|;)\s{0,9}display\s{0,9}:\s{0,9}(none|block|flex)\b/i;

/** What the style sheets of a page say that are read so far, asked once for the classes of an element. */
export function gatherStyles() {
  const classes = new Map<string, Shown>();
  const known = new Map<string, Shown | undefined>();
  return {
    read(sheet: string): void {
      readStyles(sheet, classes);
      known.clear();
    },
    /** How an element of these classes is shown, where the style sheets say so. */
    shownAs(names: string | undefined): Shown | undefined {
      if (names === undefined || classes.size === 0) return undefined;
      const found = known.get(names);
      if (found !== undefined || known.has(names)) return found;
      const shown = shownAs(names, classes);
      known.set(names, shown);
      return shown;
    },
  };
}

/** Adds what a style sheet says to `classes`. Rules for media and states are passed over; linear. */
function readStyles(sheet: string, classes: Map<string, Shown>): void {
  const css = sheet.slice(0, sheetLimit);
  const nextOf = (brace: string, from: number) => {
    const at = css.indexOf(brace, from);
    return at < 0 ? css.length : at;
  };
  let depth = 0;
  let start = 0;
  let prelude = "";
  let opening = nextOf("{", 0);
  let closing = nextOf("}", 0);
  while (Math.min(opening, closing) < css.length && classes.size < ruleLimit) {
    const at = Math.min(opening, closing);
    if (at === opening) {
      opening = nextOf("{", at + 1);
      if (depth === 0) {
        prelude = css.slice(start, at).trim();
        start = at + 1;
      }
      depth++;
    } else {
      closing = nextOf("}", at + 1);
      if (depth > 0) depth--;
      else continue;
      if (depth > 0) continue;
      if (!prelude.startsWith("@")) readRule(prelude, css.slice(start, at), classes);
      start = at + 1;
    }
  }
}

function readRule(prelude: string, declarations: string, classes: Map<string, Shown>): void {
  const shown = declarations.slice(0, 2000).match(display)?.[1]?.toLowerCase();
  if (shown === undefined) return;
  for (const part of prelude.slice(0, 2000).split(",")) {
    const name = part.trim().match(selector)?.[1];
    if (name !== undefined) classes.set(name, shown === "none" ? "none" : "block");
  }
}

function shownAs(names: string, classes: ReadonlyMap<string, Shown>): Shown | undefined {
  if (!/\s/.test(names)) return classes.get(names);
  let found: Shown | undefined;
  for (const name of names.split(/\s+/, 12)) found = classes.get(name) ?? found;
  return found;
}
