// What pages say that is none of an article's text, as lists of phrases: buttons, notices, what stands over other articles. Knows words alone.

const anyOf = (phrases: readonly string[], flags: string) => new RegExp(phrases.join("|"), flags);
const line = (phrases: readonly string[]) => `^(?:${phrases.join("|")})$`;
const begin = (phrases: readonly string[], unless = "") => `^(?:${phrases.join("|")})${unless}`;

/** A line that is only this is furniture wherever it stands. */
export const only = anyOf(
  [
    line([
      // What a reader does with a page
      "打印(?:本页|此页|文章)?",
      "关闭(?:窗口|本页)?",
      "收藏",
      "字号",
      "大",
      "中",
      "小",
      "【?(?:大|中|小|打印|关闭)】?",
      "责任编辑",
      String.raw`[-—\s（(【]{0,6}(?:the end|end|全文完|完)[-—\s）)】]{0,6}`,
      "收藏本文",
      // Where it is shared
      "分享(?:到)?",
      "分享至",
      "微博",
      "微信",
      "QQ空间",
      "朋友圈",
      "facebook",
      "twitter",
      "weibo",
      "line",
      String.raw`分享\s?[|:：>]`,
      // What unfolds
      "更多",
      "(?:点击)?(?:查看|展开|显示|阅读)(?:更多|全部)",
      "收起(?:全文)?",
      String.raw`(?:返回.{1,6}[，,]\s?查看更多){1,2}`,
      "(?:视频)?(?:正在)?加载中?[.…]{0,6}",
      String.raw`本文共\s?\d{1,2}\s?页`,
      "打开app[^。]{0,8}",
      // What readers say
      "评论",
      "点赞",
      "转发",
      "举报(?:/反馈)?",
      "(?:我要)?纠错",
      "评论区",
      "暂无评论",
      "登录后评论",
      String.raw`\d{1,7}\s?人?(?:点赞|喜欢|收藏)`,
      // Whom they follow
      "扫一扫.{0,20}",
      "关注我们",
      "(?:欢迎)?关注[^。]{0,16}公众号",
      "欢迎关注[^。]{0,16}",
      // Other pages
      "返回(?:首页|顶部|列表)?",
      "图集",
      "首页",
      "上一页",
      "下一页",
      "广告",
      "网站地图",
      // In other languages
      "(?:show|view) more",
      "advertisement",
      "share",
      "print",
      "comments?",
      "anzeige",
      "werbung",
      "teilen",
      "drucken",
      "artikel (?:teilen|drucken|merken)",
      "kommentare?",
      "lesen sie (?:auch|dazu|mehr)",
      "mehr zum thema",
      "(?:das könnte sie )?auch interess(?:ant|ieren)",
      "(?:à )?lire aussi",
      "read also",
      "also read",
      "シェア",
      "ツイート",
      "この記事を(?:シェア|共有)(?:する)?",
    ]),
    String.raw`^[【[(（]?\s?(?:字体|字号)`,
    "^(?:[【[]?(?:打印|关闭(?:窗口|本页)|加入收藏)|分享[到至])(?!.*[。！？]$)",
    String.raw`^(?:(?:打印|关闭|收藏|分享|评论|点赞|举报|纠错)[\s|/·]{1,3}){1,5}(?:打印|关闭|收藏|分享|评论|点赞|举报|纠错)$`,
    String.raw`^(?:(?:本文|文章|永久)(?:地址|链接|网址))\s?[:：]`,
    "^(?:您?(?:现在|当前)(?:所在)?的?位置)",
    String.raw`^(?:关键词|标签)\s?(?:>>|»)`,
    "^(?:技术支持|主办单位?|承办单位?|主管单位?|网站标识码|联系我们)",
    "^(?:copyright|©|版权(?!.*[。！？]$))",
    String.raw`^(?:编辑|责编|责任编辑|审核|校对|终审|监制)\s{0,3}[:：](?!.*[？！]$)`,
  ],
  "i",
);

/** A line that has this in it is furniture. */
export const telling = anyOf(
  [
    "[点點]我下[载載]",
    "下[载載].{0,10}(?:app|客户端)$",
    "扫(?:一扫|描).{0,12}(?:二维码|关注|手机|分享)",
    "(?:备案|许可证)(?:号|编号)",
    "ICP备",
    "公网安备",
    String.raw`^[（(]?\s?(?:(?:文中)?(?:部分)?图片?(?:来源于?|来自|源于|由)[^，。]{0,30}[）)。]?$|(?:本文|文章|图片|以上内容|稿件).{0,8}版权归|(?:如|若)有?侵权.{0,10}(?:联系|告知|删)|侵权(?:必究|请)|(?:如需)?转载请(?:注明|联系|标明|与)|文明上网，?理性|喜欢就点[个赞在]|觉得不错.{0,6}[点转赞])`,
  ],
  "i",
);

/** What an account says to those who follow it, at the end of what it posts. */
export const account = anyOf(
  [
    "回复[【“「].{1,12}[】”」]",
    "点[击亮]?.{0,3}[【“「]?在看",
    "长按.{0,12}(?:识别|二维码|关注)",
    "点击菜单栏",
    "(?:戳|点击?)(?:上方|下方|左下角|这里|文末)?.{0,4}(?:蓝字|阅读原文)",
    "^阅读原文",
    "设为星标",
    "星标(?:我们|★)",
  ],
  "",
);

/** An invitation to another article, in the middle of a text. */
export const elsewhere = anyOf(
  [
    String.raw`^(?:read (?:more|also)|also read|see also|lee (?:también|más)|leia (?:também|mais)|(?:à )?lire aussi|lesen sie auch|leggi anche|vedi anche|veja (?:também|mais)|(?:te|le) puede interesar|читайте (?:также|ещё|еще)|(?:đọc|xem) thêm|관련\s?기사|関連記事)\s?[:：]`,
  ],
  "i",
);

/** A sentence in two parts may begin as a heading does: `相关报道见明天的报纸，大家先猜一猜。`. */
const noSentence = "(?![^:：，]{0,40}，[^:：]{1,60}。$)";

/** From such a line on, nothing belongs to the article. */
export const ending = anyOf(
  [
    String.raw`^[<《【[]?\s?(?:上一篇|下一篇|上一条|下一条|上篇|下篇|前一篇|后一篇)${noSentence}`,
    begin(
      [
        "相关(?:阅读|新闻|文章|链接|推荐|报道|资讯|热词)",
        "(?:[为给][您你]|热门|相关)推荐",
        "推荐(?:阅读|文章|新闻)",
        "热门(?:文章|新闻|推荐|阅读|排行)",
        "(?:猜[你您]|你可能|您可能)(?:也|还|会|感)?(?:喜欢|感?兴趣)",
        "大家都在[看读]",
        "看了又看",
        "延伸阅读",
        "最新(?:文章|新闻)",
        "点击排行",
        "阅读排行",
        "(?:最新|热门|精彩|全部|所有|文章|读者)(?:评论|跟帖|回帖|留言)",
      ],
      noSentence,
    ),
    begin([
      "网友评论",
      "发表评论",
      "我要评论",
      "用户评论",
      "评论列表",
      String.raw`(?:共有?\s?)?\d{1,6}\s?条(?:评论|跟帖|回帖)`,
      "我来说两句",
      String.raw`(?:往期|精彩)(?:推荐|回顾|精选|精彩|阅读|内容)\s?[:：>》↓]{0,3}$`,
      String.raw`(?:编辑推荐|更多(?:精彩|阅读|新闻|推荐|资讯))\s?[:：>》↓]{0,3}$`,
      "版权(?:声明|所有)",
      "免责声明",
      "友情链接",
      "声明[:：]",
      "related (?:articles|stories)",
      String.raw`read more(?!\s?[:：])`,
      String.raw`comments\b`,
      String.raw`(?:\d{1,5} )?kommentare(?:\s?\(\d{1,5}\))?$`,
      "verwandte (?:themen|artikel|beiträge)$",
      "関連(?:記事|ニュース|リンク)",
      "(?:あわせて|合わせて)読みたい",
      "おすすめ(?:の?記事)",
      "このページ(?:に関する|の内容に関する|について)の?お(?:問い?|とい)合わ?せ",
      "コメント一覧",
    ]),
    String.raw`^(?:关于作者|作者简介|about (?:the )?authors?|über (?:den autor|die autorin)|à propos de l['’]auteur|sobre (?:el|la|o|a) autora?|l['’]autore|この記事を書いた人|об авторе)\s?[:：]?$`,
  ],
  "i",
);

/** The same over links; a sentence of a text may begin so. */
export const overOthers = anyOf(
  [
    begin([
      "(?:noticias|artículos|notícias|artigos|matérias) relacionad[oa]s",
      "te puede interesar",
      "articoli correlati",
      "leggi anche$",
      "leia também$",
      "veja também$",
      "lee también$",
      "sur le même sujet",
      "читайте также$",
      "похожие (?:новости|материалы|статьи)",
      "другие новости",
      "(?:tin|bài) (?:viết )?liên quan",
      "tin cùng chuyên mục",
      String.raw`관련\s?기사`,
      "많이 본 (?:기사|뉴스)",
      '이 기사를 공유)(?!.*[.!?]["”’»]?$',
    ]),
  ],
  "i",
);

/** What a site says of its rights, at any length. */
export const notice = anyOf(
  [
    String.raw`^[【[(（※*＊]?\s?(?:声明|(?:版权|免责|法律|郑重|特别|重要|转载|本网|本站|权利|反侵权|广告|平台)(?:声明|公告|申明|说明))\s?(?:[】\])）]|[:：])`,
    "^凡(?:本网|本站|.{0,12}注明)",
    "^(?:版权作品[，,])?未经.{0,24}(?:允许|授权|许可|同意).{0,6}(?:不得|禁止|请勿|严禁|谢绝).{0,12}(?:转载|复制|摘编|镜像)",
    "^[(（]?本文首发于.{0,40}(?:不得|禁止|请勿)转载",
    "^[该本]文(?:观点|内容)?[仅只]代表作者",
    "^[*＊]?[该本]?文章?.{0,4}[为系]作者(?:独立|个人)观点",
    "^本文为.{0,16}(?:作者|用户|机构).{0,24}(?:上传|发布)",
    "^本文由.{2,30}授权.{2,30}发[表布]",
    "^更多.{0,10}(?:请|欢迎).{0,30}(?:下载|客户端|公众号)",
    "^[我您]?[想要]{1,2}爆料[？?]",
    "^欢迎.{0,4}提供新闻线索",
  ],
  "",
);

/** The same in a line of its own, in other languages; a text may tell of rights, too. */
export const rights = anyOf(
  [
    "all rights reserved",
    "tous droits réservés",
    "todos (?:los derechos|os direitos) reservados",
    "tutti i diritti riservati",
    "riproduzione riservata",
    "alle rechte vorbehalten",
    "все права защищены",
    "無断(?:転載|複製)[^。]{0,16}(?:禁|お断り|ご遠慮)",
    String.raw`무단\s?(?:전재|복제|배포)[^.]{0,20}금지(?![\p{Script=Hangul}])`,
    String.raw`저작권자\s?[ⓒ©(（:]`,
    String.raw`^[^\p{L}]{0,6}bản quyền (?:thuộc|của)[^.]{0,60}$`,
  ],
  "iu",
);
