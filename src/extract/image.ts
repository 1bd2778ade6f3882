// The picture that leads an article: the first of its text, or the one that the page gives to those who link to it.
import { absolute } from "./media.ts";
import type { Candidate } from "./reading.ts";
import type { Scene } from "./scene.ts";

const metaNames = ["og:image", "og:image:url", "twitter:image", "twitter:image:src"];
/** Pictures of the site rather than of the article. */
export const ofTheSite =
  /logo|(?:^|[/_-])default[^/]{0,20}\.(?:jpe?g|png|gif|webp)|favicon|share[_-]?(?:icon|img|pic)|avatar|placeholder|blank|weixin|wechat|qrcode/i;

/** Lead images. `first` are the first pictures of the text. */
export function findImage({ page, statement }: Scene, first: readonly Candidate<string>[]): Candidate<string>[] {
  const stated = (address: string | undefined, rule: string, confidence: number): Candidate<string>[] => {
    const value = absolute(address, page.base);
    return value === undefined || ofTheSite.test(value)
      ? []
      : [{ value, rule, where: value.slice(0, 120), confidence }];
  };
  return [
    ...first,
    ...stated(statement?.image, "JSON-LD image", 0.6),
    ...metaNames.flatMap((name) => stated(page.meta.get(name)?.[0], `meta ${name}`, 0.55)),
  ];
}
