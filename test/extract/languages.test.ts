// What a line about an article says, in the languages that pages are read in: each with its own words for the same facts.
import { expect, test } from "vitest";
import type { ArticleReading } from "../../src/extract/reading.ts";
import { readHtml } from "./read.ts";

const day = (text: string) => Date.parse(`${text}+08:00`);

function readIn(
  language: string,
  { title, meta, body, foot = "" }: Record<"title" | "meta" | "body", string> & { foot?: string },
) {
  const html = `<html lang="${language}"><head><title>${title}</title></head><body><div><h1>${title}</h1><div>${meta}</div><div>${body}</div>${foot}</div></body></html>`;
  const reading = readHtml(html, { language });
  if (reading.kind === "no-article") throw new Error(`no article: ${reading.reason}: ${reading.detail}`);
  return reading;
}

const facts = ({ published, modified, views, authors, publisher, body }: ArticleReading) => ({
  published: published?.value.at,
  modified: modified?.value.at,
  views: views?.value.count,
  authors: authors?.value,
  publisher: publisher?.value,
  text: body.value.text,
});

const told = { published: day("2020-09-04T10:05"), modified: day("2020-09-05T08:00"), views: 1234 };

const pages: Record<
  string,
  Parameters<typeof readIn>[1] & { names: string[]; publisher?: string; paragraphs: string[] }
> = {
  ko: {
    title: "시장 골목 고양이, 명예 상인으로 위촉",
    meta: "<span>기자명 김하늘 기자</span> <span>입력 2020.09.04 10:05</span> <span>수정 2020.09.05 08:00</span> <span>댓글 3</span> <span>조회수 1,234</span>",
    body: "",
    paragraphs: [
      "전통시장 골목을 지켜 온 고양이 한 마리가 명예 상인으로 위촉됐다.",
      "상인회는 4일 위촉식을 열고 고양이에게 작은 방석과 명패를 전달했다.",
    ],
    foot: "<p>저작권자 © 돌다리신문 무단전재 및 재배포 금지</p>",
    names: ["김하늘"],
  },
  ja: {
    title: "駅前の時計、五分遅れで市民に愛される",
    meta: "<span>掲載日：2020年9月4日 10:05</span> <span>更新日：2020年9月5日 8:00</span> <span>閲覧数：1,234</span> <span>記者：佐藤健太</span>",
    body: "",
    paragraphs: [
      "南浜駅前の時計が五分遅れたまま、市民に愛されている。",
      "市は昨年、修理を検討したが、「待ち合わせに余裕ができる」との声が相次ぎ、見送った。",
    ],
    foot: "<p>無断転載を禁じます</p>",
    names: ["佐藤健太"],
  },
  vi: {
    title: "Chú mèo ở chợ quê được phong làm người gác cổng",
    meta: "<span>Ngày đăng: 04/09/2020 10:05</span> <span>Cập nhật: 05/09/2020 08:00</span> <span>Lượt xem: 1.234</span> <span>Bình luận: 3</span> <span>Tác giả: Trần Văn Nam</span> <span>Nguồn: Báo Chợ Quê</span>",
    body: "",
    paragraphs: [
      "Một chú mèo sống nhiều năm ở chợ quê vừa được phong làm người gác cổng.",
      "Ban quản lý chợ đã trao cho chú một tấm thẻ nhỏ và một chiếc gối.",
    ],
    foot: "<h3>Tin liên quan</h3><p><a href='/1'>Chợ quê mở cửa sớm hơn vào mùa hè</a></p>",
    names: ["Trần Văn Nam"],
    publisher: "Báo Chợ Quê",
  },
  ru: {
    title: "Кот на рынке назначен почётным сторожем",
    meta: "<span>Опубликовано: 4 сентября 2020, 10:05</span> <span>Обновлено: 5 сентября 2020, 08:00</span> <span>Просмотров: 1234</span> <span>Комментариев: 6</span> <span>Автор: Вера Лужина</span> <span>Источник: Рыночный листок</span>",
    body: "",
    paragraphs: [
      "Кот, который много лет живёт на рынке, назначен почётным сторожем.",
      "Торговцы подарили ему подушку и табличку с именем.",
    ],
    foot: "<p>Читайте также: <a href='/1'>Рынок откроется раньше</a></p>",
    names: ["Вера Лужина"],
    publisher: "Рыночный листок",
  },
  es: {
    title: "Un gato del mercado es nombrado guardián de honor",
    meta: "<span>Publicado el 4 de septiembre de 2020 10:05</span> | <span>Actualizado el 5 de septiembre de 2020 08:00</span> | <span>Visitas: 1234</span> | <span>Comentarios: 3</span> | <span>Autor: Lucía Vega</span> | <span>Fuente: Diario del Pozo</span>",
    body: "",
    paragraphs: [
      "Un gato que vive desde hace años en el mercado ha sido nombrado guardián.",
      "Los vendedores le regalaron un cojín y una placa con su nombre.",
    ],
    foot: "<h3>Te puede interesar</h3><p><a href='/1'>El mercado abrirá los domingos</a></p>",
    names: ["Lucía Vega"],
    publisher: "Diario del Pozo",
  },
  fr: {
    title: "Un chat du marché nommé gardien d’honneur",
    meta: "<p>Par Claire Dumont</p><p>Publié le 4 septembre 2020 à 10h05 - Mis à jour le 5 septembre 2020 à 08h00</p><p>Lectures : 1234</p><p>Source : L’Écho de la Lie</p>",
    body: "",
    paragraphs: [
      "Un chat qui vit au marché depuis des années vient d’être nommé gardien.",
      "Les marchands lui ont offert un coussin et une plaque à son nom.",
    ],
    foot: "<h3>Sur le même sujet</h3><p><a href='/1'>Le marché ouvrira le dimanche</a></p>",
    names: ["Claire Dumont"],
    publisher: "L’Écho de la Lie",
  },
  it: {
    title: "Il gatto del mercato nominato guardiano d’onore",
    meta: "<p>di Maria Rossi</p><p>Pubblicato il 4 settembre 2020 10:05 - Aggiornato il 5 settembre 2020 08:00</p><p>Visualizzazioni: 1234</p><p>Fonte: La Voce di Pietralta</p>",
    body: "",
    paragraphs: [
      "Un gatto che vive da anni al mercato è stato nominato guardiano.",
      "I venditori gli hanno regalato un cuscino e una targa con il suo nome.",
    ],
    foot: "<p>© RIPRODUZIONE RISERVATA</p>",
    names: ["Maria Rossi"],
    publisher: "La Voce di Pietralta",
  },
  pt: {
    title: "Gato do mercado é nomeado guardião de honra",
    meta: "<p>Por João Silva — Vila Serena</p><p>Publicado em 4 de setembro de 2020 10:05 | Atualizado em 5 de setembro de 2020 08:00</p><p>Visualizações: 1234</p><p>Fonte: Jornal da Serena</p>",
    body: "",
    paragraphs: [
      "Um gato que vive há anos no mercado foi nomeado guardião.",
      "Os vendedores deram a ele uma almofada e uma placa com o seu nome.",
    ],
    foot: "<h3>Leia também</h3><p><a href='/1'>O mercado abrirá aos domingos</a></p>",
    names: ["João Silva"],
    publisher: "Jornal da Serena",
  },
  de: {
    title: "Kater vom Markt wird Wächter ehrenhalber",
    meta: "<p>Von Anna Berg</p><p>Veröffentlicht am 04.09.2020 10:05 | Zuletzt aktualisiert 05.09.2020 08:00</p><p>Aufrufe: 1234</p><p>Quelle: Oberauer Bote</p>",
    body: "",
    paragraphs: [
      "Ein Kater, der seit Jahren auf dem Markt lebt, ist zum Wächter ernannt worden.",
      "Die Händler schenkten ihm ein Kissen und ein Schild mit seinem Namen.",
    ],
    foot: "<p>Alle Rechte vorbehalten</p>",
    names: ["Anna Berg"],
    publisher: "Oberauer Bote",
  },
};

test.each(Object.entries(pages))(
  "%s: when, how often, by whom and from where, and nothing of it in the text",
  (language, page) => {
    const body = page.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
    expect(facts(readIn(language, { ...page, body }))).toEqual({
      ...told,
      authors: page.names,
      publisher: page.publisher,
      text: page.paragraphs.join("\n"),
    });
  },
);

test.each([
  ["김하늘 기자 sky@doldari.example", ["김하늘"]],
  ["[돌다리신문 김하늘·이바다 기자]", ["김하늘", "이바다"]],
])("a Korean text ends with its reporters: %s", (end, names) => {
  const { title = "", paragraphs = [] } = pages.ko ?? {};
  const body = [...paragraphs, end].map((paragraph) => `<p>${paragraph}</p>`).join("");
  const reading = readIn("ko", { title, meta: "입력 2020.09.04 10:05", body });
  expect(reading.authors?.value).toEqual(names);
  expect(reading.body.value.text).toBe(paragraphs.join("\n"));
});

test("a Korean dateline names its reporter, and stays", () => {
  const { title = "", paragraphs: [first, second] = [] } = pages.ko ?? {};
  const body = `<p>(돌다리=새소식) 김하늘 기자 = ${first}</p><p>${second}</p>`;
  const reading = readIn("ko", { title, meta: "입력 2020.09.04 10:05", body });
  expect(reading.authors?.value).toEqual(["김하늘"]);
  expect(reading.body.value.text).toContain("(돌다리=새소식) 김하늘 기자 = ");
});

test.each([
  ["ko", "저작권자인 김 씨는 그림을 마음대로 쓴 회사를 상대로 소송을 냈다."],
  ["ko", "관련 기사는 이튿날 모두 지워졌다고 한다."],
  ["ja", "一方、時計を描いた漫画の無断転載が問題になっている。"],
  ["vi", "Ông Nam nói bản quyền của bức tranh thuộc về gia đình ông."],
  ["vi", "Bài viết liên quan đến vụ việc đã bị gỡ khỏi trang."],
  ["fr", "Sur le même sujet, le maire a répondu à l’opposition."],
  ["ru", "Другие новости города мэр пообещал рассказать позже."],
  ["es", "Te puede interesar saber que el mercado seguirá abierto."],
])("%s: a sentence that has words of a page's foot in it ends no text: %s", (language, sentence) => {
  const { title = "", meta = "", paragraphs = [] } = pages[language] ?? {};
  const whole = [...paragraphs, sentence, ...paragraphs.slice(0, 1)];
  const body = whole.map((paragraph) => `<p>${paragraph}</p>`).join("");
  expect(readIn(language, { title, meta, body }).body.value.text).toBe(whole.join("\n"));
});

test.each([
  ["en", "By Friday, the mayor said, the bridge will be open again."],
  ["pt", "Por Deus, disse o prefeito, a ponte abriu antes do inverno."],
  ["ru", "Как передаёт корреспондент РИА Новости, мост открыли утром."],
  ["ko", "독자 글 모음 공개"],
  ["ko", "조회 3번 만에 이름이 알려졌다며 그는 웃었다."],
  ["fr", "Lectures 3 et 4 : la loi passe au Sénat"],
  ["en", "The doors opened at 10:05 on Friday, 4 September 2020."],
])("%s: a text that begins with words of a line about it names nobody and counts nothing: %s", (language, sentence) => {
  const { title = "", paragraphs = [] } = pages[language] ?? pages.de ?? {};
  const body = [sentence, ...paragraphs].map((paragraph) => `<p>${paragraph}</p>`).join("");
  const { authors, views, text } = facts(readIn(language, { title, meta: "2020-09-04", body }));
  expect({ authors, views, text }).toEqual({ text: [sentence, ...paragraphs].join("\n") });
});

test("when and where something is that a text tells of is no date of the text", () => {
  const { title = "", paragraphs = [] } = pages.de ?? {};
  const lines = [...paragraphs, "Datum: 12. September 2020", "Beginn: 10.05 Uhr", "Ort: Marktplatz"];
  const reading = readIn("de", { title, meta: "", body: lines.map((line) => `<p>${line}</p>`).join("") });
  expect(reading.published).toBeUndefined();
  expect(reading.body.value.text).toBe(lines.join("\n"));
});
