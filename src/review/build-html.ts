/**
 * What a page may load: its own scripts, styles and pictures, from disk or from a server; nothing inline, nothing from elsewhere.
 * `file:` stands beside 'self' because a page opened from disk has no origin in some browsers.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  "img-src 'self' file: data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The three kinds of page, each with its scripts in the order in which they build on each other. */
const pages = {
  index: { title: '目標宣言の確認', data: ['index', 'corrections'], scripts: ['index-page'] },
  series: { title: '指標の推移', data: ['series', 'corrections'], scripts: ['series-page'] },
  document: {
    title: '目標宣言の確認',
    data: ['corrections'],
    scripts: ['document-state', 'pages-pane', 'values-pane', 'correction-form', 'detail-pane', 'document-page'],
  },
} as const;

const sharedScripts = ['words', 'show-text', 'work', 'corrections-file', 'page-frame'];

/** A page without a word of any PDF: its scripts put those in as text. `own` is the page's own data file, relative to data/. */
export function buildHtml(kind: keyof typeof pages, own?: string): string {
  const { title, data, scripts } = pages[kind];
  const root = kind === 'document' ? '../' : '';
  const files = [
    ...['kinds', ...data, ...(own === undefined ? [] : [own])].map((name) => `data/${name}.js`),
    ...[...sharedScripts, ...scripts].map((name) => `assets/${name}.js`),
  ];
  return `<!doctype html>
<html lang="ja" data-root="${root}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}assets/kinds.css">
<link rel="stylesheet" href="${root}assets/review.css">
</head>
<body class="${kind}-page">
<noscript>このページにはJavaScriptが必要です。 / This page needs JavaScript.</noscript>
${files.map((file) => `<script src="${root}${file}"></script>`).join('\n')}
</body>
</html>
`;
}
