import { describe, expect, it } from 'vitest';
import {
  groundsOf,
  isStayPermitKind,
  protectionGroundLabels,
  protectionGrounds,
  stayPermitKinds,
  stayPermits,
} from './stay-permits.ts';

describe('stay permits', () => {
  it('prove every ground of protection by at least one kind', () => {
    const proved = new Set(stayPermitKinds.flatMap((kind) => groundsOf(kind)));
    expect([...proved].sort()).toEqual([...protectionGrounds].sort());
  });

  it('keep masked every kind that tells of protection, of a crime suffered or of health', () => {
    const masked = stayPermitKinds.filter((kind) => stayPermits[kind].specialCategory);
    expect(masked).toEqual(
      expect.arrayContaining(['refugee', 'trafficking', 'genderViolence', 'medicalCare', 'asylumRequest']),
    );
    expect(masked).not.toContain('employment');
  });

  it('have a different name for each kind, in both languages', () => {
    for (const language of ['it', 'en'] as const) {
      const names = stayPermitKinds.map((kind) => stayPermits[kind][language]);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(Object.keys(protectionGroundLabels)).toEqual([...protectionGrounds]);
  });

  it('refuse a kind that the catalogue does not know', () => {
    expect(isStayPermitKind('refugee')).toBe(true);
    expect(isStayPermitKind('toString')).toBe(false);
    expect(isStayPermitKind('tourism')).toBe(false);
  });
});
