/** Every role of the product: the six a person can hold, then `integrator`, the client application. */
export const roles = [
  'operator',
  'coordinator',
  'authority',
  'auditor',
  'mediator',
  'administrator',
  'integrator',
] as const;

export type Role = (typeof roles)[number];

/** The roles a person signs in with. */
export const personRoles = [
  'operator',
  'coordinator',
  'authority',
  'auditor',
  'mediator',
  'administrator',
] as const satisfies readonly Role[];

export type PersonRole = (typeof personRoles)[number];

/** The roles an integrator's key may act as: it can never audit, mediate or administer. */
export const keyRoles = ['operator', 'coordinator', 'authority'] as const satisfies readonly Role[];

export type KeyRole = (typeof keyRoles)[number];

/** True when the text names a role of the product. */
export function isRole(text: string): text is Role {
  const names: readonly string[] = roles;
  return names.includes(text);
}
