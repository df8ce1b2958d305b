import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

let compiler: NodeCompiler | undefined;

/** The typesetter with the product's own fonts and none of the machine's packages; made once, when first asked for. */
function typesetter(): NodeCompiler {
  const fonts = path.dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/titillium-web/package.json'),
  );
  compiler ??= NodeCompiler.create({
    workspace: fonts,
    fontArgs: [{ fontPaths: ['400Regular', '700Bold'].map((style) => path.join(fonts, style)) }],
  });
  return compiler;
}

/**
 * A document as PDF/A-2a, tagged so that it can be read aloud. `data` reaches the template as JSON in `sys.inputs.data` and is never a
 * part of it. A page takes some tens of milliseconds, in which the process does nothing else.
 */
export function documentPdf(template: string, data: object): Buffer {
  const made = typesetter();
  const pdf = made.pdf(
    { mainFileContent: template, inputs: { data: JSON.stringify(data) } },
    { pdfStandard: 'a-2a' },
  );
  // what the typesetter remembers of documents that were made long ago
  made.evictCache(10);
  return pdf;
}
