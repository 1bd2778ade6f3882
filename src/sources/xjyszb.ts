// 新济阳, the paper of Jiyang district, Jinan.
import { defineSource } from "./schema.ts";

export const xjyszb = defineSource({
  id: "xjyszb",
  title: "新济阳",
  home: "http://xjyszb.cn/",
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  lists: ["http://xjyszb.cn/"],
  article: "/News/:key.aspx",
  every: "30m",
});
