// The demo newspaper's articles: the seed article and 59 invented ones of many kinds. All invented texts say that they are a demo.
import { seedByline, seedDate, seedLines, seedReporter, seedTitle, seedViews } from "./seed.ts";

export type Block =
  | { kind: "text"; text: string }
  | { kind: "picture"; src: string; lazy: boolean; caption?: string }
  | { kind: "table"; rows: string[][] }
  | { kind: "list"; items: string[] }
  | { kind: "video"; src: string }
  | { kind: "script" }
  | { kind: "hidden"; text: string }
  /** HTML as an attacker would have it printed. */
  | { kind: "raw"; html: string };

/** How a page writes paragraphs. */
export type Manner = "p" | "br" | "font" | "nbsp" | "full-width" | "spaces";

export interface Article {
  number: number;
  /** As the site writes it: control characters and all. */
  title: string;
  /** yyyy-mm-dd, with HH:mm or HH:mm:ss where the site says so. */
  date: string;
  reporters: string[];
  byline: string;
  blocks: Block[];
  manner: Manner;
  /** The view count when the newspaper opens. */
  views: number;
  withdrawn?: 404 | 410;
  /** On how many pages it is printed; one, where it does not say. */
  pages?: number;
}

export const newestNumber = 4060;
/** The seed article is one of the newest, not the newest. */
export const seedNumber = 4057;

const places = [
  "东湖广场",
  "青石巷",
  "河湾社区",
  "北门市场",
  "银杏小学",
  "风车镇",
  "长桥村",
  "桂花公园",
  "星火路",
  "白鹭湿地",
  "石榴湾",
  "望月楼",
];
const subjects = [
  "一场读书会",
  "新的公交线路",
  "一堂种菜课",
  "旧物交换市集",
  "老街修缮工程",
  "少年篮球赛",
  "一次河道清理",
  "露天电影周",
  "花卉展览",
  "志愿者培训",
  "邻里长桌宴",
  "木偶戏演出",
];
const facts = [
  (n: number) => `活动共有${20 + (n % 70)}人报名，年龄最大的${60 + (n % 25)}岁，最小的${6 + (n % 5)}岁。`,
  (n: number) => `现场摆出了${3 + (n % 9)}张长桌，大家带来自己做的点心，边吃边聊。`,
  (n: number) => `组织者说，今年一共准备了${100 + n}份材料，比去年多出${5 + (n % 40)}份。`,
  (n: number) => `天气预报说下午有雨，但是直到${3 + (n % 4)}点钟太阳还挂在天上。`,
  (n: number) => `一位住在附近的老人讲起${1950 + (n % 60)}年时这里的样子，听的人都入了神。`,
  (n: number) => `孩子们把画好的${8 + (n % 30)}张图贴在墙上，路过的人纷纷停下来看。`,
  (n: number) => `按照计划，第${2 + (n % 6)}期将在下个月的第${1 + (n % 4)}个周末举行，地点不变。`,
  (n: number) => `负责登记的同学数了又数，最后确认借出去的${12 + (n % 50)}把椅子全部还了回来。`,
  (n: number) => `有人提议把路口的${2 + (n % 7)}盏灯换成暖色，大家举手表决，多数人同意。`,
  (n: number) => `活动结束后，垃圾分成${3 + (n % 3)}类装好，广场和来的时候一样干净。`,
];

const pick = <Value>(values: readonly Value[], at: number): Value => {
  const value = values[at % values.length];
  if (value === undefined) throw new Error("an empty list has nothing to pick");
  return value;
};

/** The `at`-th paragraph of article `number`: invented, and different from every other. */
function paragraph(number: number, at: number): string {
  const seed = number * 7 + at * 13;
  const opening =
    at === 0
      ? `这是演示文章第${number}号，内容纯属虚构。`
      : `第${at + 1}段说的是${pick(places, seed + at)}的${pick(subjects, seed)}，编号${number}之${at}。`;
  return `${opening}${pick(facts, seed)(seed)}${pick(facts, seed + 3)(seed + 11)}${pick(facts, seed + 7)(seed + 5)}`;
}

/** Kinds of bodies, by turns. */
const kinds: readonly ((number: number) => Partial<Article> & Pick<Article, "blocks">)[] = [
  (number) => ({ blocks: texts(number, 1) }),
  (number) => ({ blocks: texts(number, 30) }),
  (number) => ({
    blocks: [
      { kind: "picture", src: `/upload/${number}a.jpg`, lazy: false, caption: `演示图片${number}` },
      ...texts(number, 4),
      { kind: "picture", src: `../upload/${number}b.png`, lazy: true },
    ],
  }),
  (number) => ({
    blocks: [
      ...texts(number, 3),
      {
        kind: "table",
        rows: [
          ["项目", "数量", "单位"],
          ["长椅", String(number % 40), "把"],
          ["路灯", String(number % 17), "盏"],
        ],
      },
    ],
  }),
  (number) => ({
    blocks: [
      ...texts(number, 2),
      { kind: "list", items: ["带上水杯，路上口渴。", "穿一双舒服的鞋子。", `在第${number % 9}号门集合。`] },
      { kind: "text", text: paragraph(number, 5) },
    ],
  }),
  (number) => ({ blocks: [{ kind: "video", src: `/upload/${number}.mp4` }, ...texts(number, 2)] }),
  (number) => ({ blocks: texts(number, 5), manner: "nbsp" }),
  (number) => ({ blocks: texts(number, 6), manner: "full-width" }),
  (number) => ({ blocks: texts(number, 4), manner: "br" }),
  (number) => ({ blocks: texts(number, 3), manner: "font" }),
  (number) => ({
    blocks: [
      ...texts(number, 2),
      { kind: "script" },
      { kind: "hidden", text: "看不见的演示文字，不属于正文。" },
      { kind: "text", text: paragraph(number, 7) },
    ],
  }),
  (number) => ({ blocks: texts(number, 8), manner: "spaces" }),
];

function texts(number: number, count: number): Block[] {
  return Array.from({ length: count }, (_, at) => ({ kind: "text", text: paragraph(number, at) }));
}

const reporters: readonly { reporters: string[]; byline: string }[] = [
  { reporters: [], byline: "" },
  { reporters: ["张三"], byline: "(张三)" },
  { reporters: ["张三", "李四"], byline: "（记者 张三 通讯员 李四）" },
  { reporters: ["王小明"], byline: "（王小明）" },
];

const titles: readonly ((place: string, subject: string, number: number) => string)[] = [
  (place, subject) => `演示：${place}举办${subject}`,
  (place, subject) => `演示：“${subject}”走进${place} & 邻里同乐`,
  (place, subject, number) => `演示：${subject}人数 < ${number} 人，${place}仍在报名`,
  (place, subject) => `演示：${place}的${subject}圆满结束 🎉`,
  (place, subject) => `演示：《${subject}》在${place}\u0007开讲`,
  (place, subject) => `演示：${place}人说 "${subject}" 真好`,
];

/** The sixty articles, newest first. */
export function firstArticles(): Article[] {
  return Array.from({ length: 60 }, (_, age) => {
    const number = newestNumber - age;
    return number === seedNumber ? seedArticle() : invented(number, age);
  });
}

function invented(number: number, age: number): Article {
  const title = pick(titles, number)(pick(places, number), pick(subjects, number * 5 + 1), number);
  return {
    ...pick(reporters, number),
    number,
    title,
    date: dateOf(age),
    manner: "p",
    views: 30 + ((number * 37) % 900),
    ...pick(kinds, number)(number),
  };
}

/** Three articles a day, going back from the seed's day; every seventh tells the time as well. */
function dateOf(age: number): string {
  const day = new Date(Date.UTC(2020, 8, 4 - Math.floor(age / 4))).toISOString().slice(0, 10);
  if (age > 4 && age % 7 === 0) return `${day} 09:${String(10 + (age % 50)).padStart(2, "0")}`;
  return age > 4 && age % 11 === 0 ? `${day} 08:15:30` : day;
}

function seedArticle(): Article {
  return {
    number: seedNumber,
    title: seedTitle,
    date: seedDate,
    reporters: [seedReporter],
    byline: seedByline,
    blocks: seedLines.map((text) => ({ kind: "text", text })),
    manner: "spaces",
    views: seedViews,
  };
}

/** An article of one's own, to publish. */
export function article(number: number, date: string, more: Partial<Article>): Article {
  return { ...invented(number, 0), date, ...more };
}

/** What a person reads: the truth that tests compare with. */
export interface Truth {
  number: number;
  title: string;
  date: string;
  precision: "day" | "minute" | "second";
  reporters: string[];
  paragraphs: string[];
  withdrawn: boolean;
}

export function truthOf(demo: Article): Truth {
  const { number, date, reporters: names } = demo;
  const precision = date.length === 10 ? "day" : date.length === 16 ? "minute" : "second";
  const title = demo.title.replaceAll("\u0007", "");
  return {
    number,
    title,
    date,
    precision,
    reporters: names,
    paragraphs: demo.blocks.flatMap(readText),
    withdrawn: demo.withdrawn !== undefined,
  };
}

function readText(block: Block): string[] {
  switch (block.kind) {
    case "text":
      return [block.text.trim()];
    case "picture":
      return block.caption === undefined ? [] : [block.caption];
    case "table":
      return block.rows.map((row) => row.join(" "));
    case "list":
      return block.items;
    case "video":
    case "script":
    case "hidden":
    case "raw":
      return [];
  }
}
