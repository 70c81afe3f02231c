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

/** The data files of each kind of page; a document's has its own besides. */
const data = { index: ['list'], years: ['years'], document: [] } as const;

/** A page without a word of any PDF: its script puts those in as text. `id` is the document that the page is about. */
export function buildHtml(kind: keyof typeof data, id = ''): string {
  const root = kind === 'document' ? '../' : '';
  const own = kind === 'document' ? [`documents/${id}`] : data[kind];
  const files = [...['corrections', ...own].map((name) => `data/${name}.js`), 'assets/review.js'];
  return `<!doctype html>
<html lang="ja" data-root="${root}" data-kind="${kind}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>目標宣言の確認</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}assets/parts.css">
</head>
<body>
<noscript>このページにはJavaScriptが必要です。 / This page needs JavaScript.</noscript>
${files.map((file) => `<script src="${root}${file}"></script>`).join('\n')}
</body>
</html>
`;
}
