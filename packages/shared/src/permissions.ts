import { type Role, roles } from './roles.ts';

/**
 * Who may do what: `resource:action`, then the roles that hold it. One table, read by the API's routes and by
 * the screens. A client application's key holds its scopes, cut down to what the role it acts as may do.
 */
const table = [
  ['case-files:read', ['operator', 'authority', 'auditor']],
  ['case-files:write', ['operator']],
  // Restricted data (protection grounds, health, disability, trafficking): every reveal is recorded.
  ['case-files:reveal', ['operator', 'authority', 'auditor']],
  ['eligibility:read', ['operator', 'authority', 'auditor']],
  ['action-plans:read', ['operator', 'authority', 'auditor']],
  ['action-plans:write', ['operator']],
  ['action-plans:sign', ['operator']],
  // A coordinator sees a dowry's code, promoter, state and amounts, never the person's name.
  ['dowries:read', ['operator', 'coordinator', 'authority', 'auditor']],
  ['dowries:request', ['operator']],
  ['dowries:withdraw', ['operator']],
  ['dowries:grant', ['authority']],
  ['budgets:read', ['coordinator', 'authority', 'auditor']],
  ['budgets:fund', ['authority']],
  ['budgets:allocate', ['authority']],
  // A coordinator decides what is taken from the own districts; nobody decides the own proposal.
  ['transfers:propose', ['authority']],
  ['transfers:decide', ['coordinator', 'authority']],
  ['waiting-list:write', ['authority']],
  ['scenarios:write', ['coordinator', 'authority']],
  ['ledger:read', ['coordinator', 'authority', 'auditor']],
  // A promoter's operator undoes only what is its own, on the same day.
  ['ledger:reverse', ['operator', 'authority']],
  ['ledger:close', ['authority']],
  ['programmes:read', roles],
  ['territory:read', roles],
  ['organisations:read', roles],
  ['organisations:write', ['authority', 'administrator']],
  ['users:read', ['administrator']],
  ['users:write', ['administrator']],
  ['api-keys:read', ['administrator']],
  ['api-keys:write', ['administrator']],
  ['audit:read', ['auditor', 'administrator']],
] as const satisfies readonly (readonly [permission: string, holders: readonly Role[]])[];

export type Permission = (typeof table)[number][0];

/** Every permission of the product, in the order of the table. */
export const permissions: readonly Permission[] = table.map(([permission]) => permission);

/** The roles that hold a permission. */
export function rolesWith(permission: Permission): readonly Role[] {
  return table.find(([name]) => name === permission)?.[1] ?? [];
}

const byRole: ReadonlyMap<Role, ReadonlySet<Permission>> = new Map(
  roles.map((role) => [
    role,
    new Set(permissions.filter((permission) => rolesWith(permission).includes(role))),
  ]),
);

/** Everything a role may do. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return byRole.get(role) ?? new Set();
}

/** True when the text names a permission of the product. */
export function isPermission(text: string): text is Permission {
  const names: readonly string[] = permissions;
  return names.includes(text);
}

/** What a client application's key may do: the scopes it was given that the role it acts as holds too. */
export function permissionsOfKey(actsAs: Role, scopes: Iterable<string>): ReadonlySet<Permission> {
  const held = permissionsOf(actsAs);
  return new Set([...scopes].filter(isPermission).filter((scope) => held.has(scope)));
}
