// Prints the text of a PDF as pdf.js (Firefox, most web pages) extracts it.
// Usage: node text.mjs PDFJS-FOLDER FILE.pdf
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// Text needs none of what a browser draws with; pdf.js only names it.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {};

const [folder, file] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(path.join(folder, 'legacy/build/pdf.mjs')));
const doc = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0 }).promise;
for (let n = 1; n <= doc.numPages; n++) {
  const { items } = await (await doc.getPage(n)).getTextContent();
  process.stdout.write(items.map((i) => i.str + (i.hasEOL ? '\n' : '')).join('') + '\n\f');
}
