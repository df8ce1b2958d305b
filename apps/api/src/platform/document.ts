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
 * part of it. What no font has is written as a question mark: a document to be kept may hold nothing that it does not show. A page takes
 * some tens of milliseconds, in which the process does nothing else.
 */
export function documentPdf(template: string, data: object): Buffer {
  const unshown = new Set<string>();
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    try {
      return typeset(template, written(data, unshown));
    } catch (error) {
      const found = unshownIn(error);
      if (found.length === 0) throw error;
      for (const character of found) unshown.add(character);
    }
  }
  // without its cause, which quotes what may be a person's name
  throw new Error('a document whose text no font has');
}

/** It complains of what no font has, and only then of what may not be kept. */
const attemptsMax = 3;

function typeset(template: string, data: string): Buffer {
  const made = typesetter();
  const pdf = made.pdf({ mainFileContent: template, inputs: { data } }, { pdfStandard: 'a-2a' });
  // what the typesetter remembers of documents that were made long ago
  made.evictCache(10);
  return pdf;
}

function written(data: object, unshown: ReadonlySet<string>): string {
  const shown = (text: string) =>
    [...unshown].reduce((left, character) => left.replaceAll(character, '?'), text);
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? shown(value) : value));
}

/** The characters that the typesetter found in no font, or that a document to be kept may not have, as its complaint quotes them. */
function unshownIn(error: unknown): string[] {
  const complaint =
    error instanceof Error ? error.message.replaceAll('\\"', '"').replaceAll('\\\\', '\\') : '';
  return [...complaint.matchAll(/the (?:text|codepoint) `"(.+?)"`/gsu)].map(([, quoted = '']) =>
    quoted.replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    ),
  );
}
