// Numbers written in Chinese characters.

const hanValue = (character: string) => "零一二三四五六七八九".indexOf(character.replace(/[〇○0]/, "零"));

/** 二〇二〇. */
export function hanYear(text = ""): string {
  return Array.from(text, hanValue).join("");
}

/** 一 to 三十一. */
export function hanNumber(text = ""): string {
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["零", text];
  return String((tens === "" ? 1 : hanValue(tens)) * 10 + (ones === "" ? 0 : hanValue(ones)));
}
