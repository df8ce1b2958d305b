import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { it as italian } from './it.ts';

const sourceFolder = path.resolve(import.meta.dirname, '..');

function leaves(texts: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') found.set(name, value);
    else for (const [inner, text] of leaves(value, name)) found.set(inner, text);
  }
  return found;
}

function sources(): string[] {
  return fs
    .readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('i18n'))
    .map((file) => fs.readFileSync(path.join(sourceFolder, file), 'utf8'));
}

/** Every quoted text that looks like a key, and the beginnings of those that are put together. */
function usedKeys(): { whole: Set<string>; patterns: RegExp[] } {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  for (const source of sources()) {
    for (const [, key = ''] of source.matchAll(/['"`]([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)['"`]/g))
      whole.add(key);
    for (const [, key = ''] of source.matchAll(/`([a-zA-Z0-9-]+\.[^`\s]*\$\{[^`]*)`/g)) {
      const pieces = key.split(/\$\{[^}]*\}/).map((piece) => piece.replaceAll('.', '\\.'));
      patterns.push(new RegExp(`^${pieces.join('[^.]+')}$`));
    }
  }
  return { whole, patterns };
}

const plural = /_(zero|one|two|few|many|other)$/;
const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).toSorted();

describe('the texts', () => {
  const inItalian = leaves(italian);
  const inEnglish = leaves(en);

  test('exist in both languages under the same keys', () => {
    expect([...inEnglish.keys()].toSorted()).toEqual([...inItalian.keys()].toSorted());
  });

  test('are never empty', () => {
    const empty = [...inItalian, ...inEnglish].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  test('speak of the same values in both languages', () => {
    const different = [...inItalian].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(inEnglish.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  test('are all used by some screen', () => {
    const { whole, patterns } = usedKeys();
    const isUsed = (key: string) => whole.has(key) || patterns.some((pattern) => pattern.test(key));
    const unused = [...inItalian.keys()].filter((key) => !isUsed(key) && !isUsed(key.replace(plural, '')));
    expect(unused).toEqual([]);
  });
});
