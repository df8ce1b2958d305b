import type { Permission } from '@approdo/shared/permissions';

type PartsOf<Text extends string> = Text extends `${infer Resource}:${infer Action}`
  ? [Resource, Action]
  : never;
export type Resource = PartsOf<Permission>[0];
export type Action = PartsOf<Permission>[1];

export interface Scope {
  readonly permission: Permission;
  readonly action: Action;
}

/** The permissions a key may be given, by what they are about. */
export function scopesByResource(
  permissions: ReadonlySet<Permission>,
): { resource: Resource; scopes: Scope[] }[] {
  const groups = new Map<Resource, Scope[]>();
  for (const permission of permissions) {
    // the type of a permission says that it has these two parts
    const [resource, action] = permission.split(':') as PartsOf<Permission>;
    groups.set(resource, [...(groups.get(resource) ?? []), { permission, action }]);
  }
  return [...groups].map(([resource, scopes]) => ({ resource, scopes }));
}

/** The end of a day in Italy, as an instant: a key is valid on the whole of its last day. */
export function lastInstantOf(day: string): string {
  // the hour in Rome of midnight UTC after that day tells how far ahead Rome is then
  const after = new Date(`${day}T00:00:00Z`);
  after.setUTCDate(after.getUTCDate() + 1);
  const hours = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Rome',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  after.setUTCHours(after.getUTCHours() - Number(hours.format(after)));
  return after.toISOString();
}
