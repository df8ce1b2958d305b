import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { namedShapes, Prose, Text } from '../src/platform/schema.ts';
import { anotherPerson } from './builders/case-files.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const ajv = new Ajv({ strict: false, logger: false });
addFormats.default(ajv);

/** Every rule on the characters of a text, wherever the contract states one. */
function textRules(): Map<string, Record<string, unknown>> {
  const found = new Map<string, Record<string, unknown>>();
  const collect = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { pattern, format } = schema as { pattern?: unknown; format?: unknown };
    if (typeof pattern === 'string') found.set(`pattern ${pattern}`, { type: 'string', pattern });
    if (typeof format === 'string') found.set(`format ${format}`, { type: 'string', format });
    for (const part of Object.values(schema)) collect(part);
  };
  collect(namedShapes());
  for (const { schema } of world.app.routes) collect(schema);
  return found;
}

/** Long texts that make a rule which reads them more than once take minutes: each kind of character, then one that fits nowhere. */
const units = ['a', 'A', 'A0', '/', '0', ' ', '-', '.', 'a-', 'a.', 'a ', '0 ', ' a', '/A', 'a@', '\u00a0'];
const endings = ['\n', '\u0000', '!', '@', ' '];
const hostile = [...units].flatMap((unit) =>
  ['', 'a', '0', 'a@a', '+0', 'ab', '2026-01-01T00:00:00'].flatMap((start) =>
    endings.map((ending) => start + unit.repeat(20_000 / unit.length) + ending),
  ),
);

describe('every rule on the characters of a text', () => {
  it('is read in one pass, however long the text', () => {
    const rules = textRules();
    expect(rules.size).toBeGreaterThan(40);
    const slow: string[] = [];
    for (const [name, schema] of rules) {
      const validate = ajv.compile(schema);
      for (const text of hostile) {
        const start = performance.now();
        validate(text);
        if (performance.now() - start < 100) continue;
        slow.push(`${name} on ${JSON.stringify(text.slice(0, 8))}…${JSON.stringify(text.slice(-2))}`);
        break;
      }
    }
    expect(slow).toEqual([]);
  }, 120_000);

  it('lets a request be refused at once when a text is far too long', async () => {
    const operator = await world.as('operator');
    const start = performance.now();
    const reply = await operator.post(
      '/case-files',
      anotherPerson({ familyName: `${'a'.repeat(100_000)}\n` }),
    );
    expect(reply.status).toBe(400);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

const controls = [...Array.from({ length: 32 }, (_, code) => code), 0x7f, 0x85, 0x9b].map((code) =>
  String.fromCharCode(code),
);

describe('a line of text', () => {
  const valid = ajv.compile(Text(100));

  it('holds no control character, not even one, wherever it stands', () => {
    for (const sign of [...controls, '\u2028', '\u2029'])
      for (const text of [sign, `Dia${sign}llo`, `${sign}Diallo`, `Diallo${sign}`, ` ${sign} `])
        expect([JSON.stringify(text), valid(text)]).toEqual([JSON.stringify(text), false]);
  });

  it('has at least one visible character', () => {
    for (const text of ['', ' ', '   ', '\u00a0', '\u3000 ']) expect(valid(text)).toBe(false);
    for (const text of ['a', ' a', 'a ', '  D’Angelò  ', '李', '\u00a0x', 'Ò', '😀', '٣'])
      expect([text, valid(text)]).toEqual([text, true]);
  });

  it('with a control character is refused by a route', async () => {
    const operator = await world.as('operator');
    for (const sign of ['\u0000', '\u0007', '\u001b', '\u007f']) {
      const reply = await operator.post('/case-files', anotherPerson({ familyName: `Dia${sign}llo` }));
      expect(reply.status).toBe(400);
    }
  });
});

describe('a text of several lines', () => {
  const valid = ajv.compile(Prose(100));

  it('holds tabs and ends of lines, and no other control character', () => {
    for (const sign of controls) {
      const allowed = ['\t', '\n', '\r'].includes(sign);
      expect([JSON.stringify(sign), valid(`uno${sign}due`)]).toEqual([JSON.stringify(sign), allowed]);
    }
  });
});
