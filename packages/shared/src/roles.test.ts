import { describe, expect, it } from 'vitest';
import { isRole, keyRoles, personRoles, roles } from './roles.ts';

describe('roles', () => {
  it('are the six of a person and the integrator, each once', () => {
    expect(new Set(roles).size).toBe(roles.length);
    expect([...roles]).toEqual([...personRoles, 'integrator']);
  });

  it('never let a key act as an auditor, a mediator or an administrator', () => {
    expect([...keyRoles]).toEqual(['operator', 'coordinator', 'authority']);
  });

  it.each(['operator', 'integrator'])('recognise %s', (name) => expect(isRole(name)).toBe(true));
  it.each(['', 'Operator', 'system', 'toString'])('refuse %j', (name) => expect(isRole(name)).toBe(false));
});
