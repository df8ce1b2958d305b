import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPermission, permissions, permissionsOf, permissionsOfKey, rolesWith } from './permissions.ts';
import { roles } from './roles.ts';

const mayWrite = (role: (typeof roles)[number]) =>
  [...permissionsOf(role)].filter((permission) => !permission.endsWith(':read'));

describe('permissions', () => {
  it('are named resource:action, each once, each held by someone', () => {
    expect(new Set(permissions).size).toBe(permissions.length);
    for (const permission of permissions) {
      expect(permission).toMatch(/^[a-z]+(-[a-z]+)*:[a-z]+$/);
      expect(rolesWith(permission).length).toBeGreaterThan(0);
    }
  });

  it('let an auditor reveal and read, and change nothing', () => {
    expect(mayWrite('auditor')).toEqual(['case-files:reveal']);
  });

  it('let a coordinator decide on transfers, keep scenarios, change nothing else and open no case file', () => {
    expect(mayWrite('coordinator').toSorted()).toEqual(['scenarios:write', 'transfers:decide']);
    expect(permissionsOf('coordinator').has('case-files:read')).toBe(false);
  });

  it('keep the one who requests a dowry apart from the one who grants it', () => {
    for (const role of roles) {
      const held = permissionsOf(role);
      expect(held.has('dowries:request') && held.has('dowries:grant')).toBe(false);
    }
  });

  it('show an administrator no case data', () => {
    const held = permissionsOf('administrator');
    expect([...held].filter((name) => /^(case-files|action-plans|dowries|eligibility)/.test(name))).toEqual(
      [],
    );
  });

  it.each(['', 'case-files', 'constructor', 'dowries:GRANT'])('do not include %j', (name) => {
    expect(isPermission(name)).toBe(false);
  });

  it('of a key never exceed its scopes nor the role it acts as', () => {
    const scope = fc.oneof(fc.constantFrom(...permissions), fc.string());
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.array(scope), (role, scopes) => {
        for (const permission of permissionsOfKey(role, scopes)) {
          expect(scopes).toContain(permission);
          expect(permissionsOf(role).has(permission)).toBe(true);
        }
      }),
    );
  });
});
