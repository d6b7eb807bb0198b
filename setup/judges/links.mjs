// Follows every link and bookmark of a PDF as pdf.js (Firefox, most web pages) does, and prints as JSON what it
// finds: {"links": [{"page", "about", "text", "to", "line", "row"}], "outline": [{"title", "level", "to", "line"}]}: on which page
// a link stands, what it says of itself, the text under it, the page that it leads to and the text at that height
// there: of a few lines, and of as much as a tall row of a table. "to" is 0 for
// what leads nowhere.
// Usage: node links.mjs PDFJS-FOLDER FILE.pdf
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {};

const [folder, file] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(path.join(folder, 'legacy/build/pdf.mjs')));
const doc = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0 }).promise;

const texts = [];
const itemsOf = async (n) => (texts[n] ??= (await (await doc.getPage(n)).getTextContent()).items.filter((i) => i.str.trim()));
const joined = (items) => items.map((i) => i.str).join('');

// reached is the page and the text that a destination leads to.
const reached = async (named) => {
  const dest = typeof named === 'string' ? await doc.getDestination(named) : named;
  if (!dest) return { to: 0, line: '', row: '' };
  const to = (await doc.getPageIndex(dest[0])) + 1;
  const top = dest[3] ?? (await doc.getPage(to)).view[3];
  const below = async (high) => joined((await itemsOf(to)).filter((i) => i.transform[5] <= top + 1 && i.transform[5] >= top - high));
  return { to, line: await below(40), row: await below(13 * 16) };
};

const links = [];
for (let n = 1; n <= doc.numPages; n++) {
  for (const a of await (await doc.getPage(n)).getAnnotations()) {
    if (a.subtype !== 'Link') continue;
    const [x1, y1, x2, y2] = a.rect;
    const under = (await itemsOf(n)).filter((i) => {
      const [, , , , x, y] = i.transform;
      return y >= y1 - 1 && y <= y2 && x + i.width > x1 && x < x2;
    });
    links.push({ page: n, about: a.contentsObj?.str ?? '', text: joined(under), ...(await reached(a.dest)) });
  }
}

const outline = [];
const enter = async (items, level) => {
  for (const i of items ?? []) {
    outline.push({ title: i.title, level, ...(await reached(i.dest)) });
    await enter(i.items, level + 1);
  }
};
await enter(await doc.getOutline(), 0);
process.stdout.write(JSON.stringify({ links, outline }) + '\n');
