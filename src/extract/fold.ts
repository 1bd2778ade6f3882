// Traditional Chinese characters of label words as simplified ones: one table of labels serves both. Lengths stay.

const pairs =
  "發发 佈布 時时 間间 來来 編编 輯辑 記记 訊讯 點点 閱阅 讀读 覽览 瀏浏 數数 氣气 責责 報报 導导 圖图 聞闻 類类 標标 籤签 關关 鍵键 訪访 問问 評评 論论 轉转 載载 網网 單单 開开 閲阅 覧览 ∕/";
const folded = new Map(pairs.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]));
const foldable = new RegExp(`[${[...folded.keys()].join("")}]`, "g");
/** Whether a character is one of them, by its code: a class of as many in an expression is slower, and most texts have none. */
const isFoldable = new Uint8Array(0x10000);
for (const character of folded.keys()) isFoldable[character.charCodeAt(0)] = 1;

/** A text with the same meaning in which labels are looked for. */
export function fold(text: string): string {
  for (let at = 0; at < text.length; at++)
    if (isFoldable[text.charCodeAt(at)])
      return text.replace(foldable, (character) => folded.get(character) ?? character);
  return text;
}
