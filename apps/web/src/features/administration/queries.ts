import type { OrganisationKind } from '@approdo/shared/organisations';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, type Shapes, settled, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';
import type { Found } from '../../ui/autocomplete-field.tsx';

export type User = Shapes['User'];
export type ApiKey = Shapes['ApiKey'];
export type NewApiKey = Shapes['NewApiKey'];

/** A page of the users. */
export function userPageQuery(filter: { q?: string; role?: User['role']; cursor?: string }) {
  return queryOptions({
    queryKey: ['administration', 'users', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/users', { params: { query: { limit: 50, ...filter } }, signal })),
  });
}

/** A page of the keys. */
export function apiKeyPageQuery(filter: { cursor?: string }) {
  return queryOptions({
    queryKey: ['administration', 'keys', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api-keys', { params: { query: { limit: 50, ...filter } }, signal })),
  });
}

/** The districts, to choose from. */
export const districtsQuery = queryOptions({
  queryKey: ['administration', 'districts'],
  queryFn: ({ signal }) => unwrap(api.GET('/districts', { params: { query: { limit: 100 } }, signal })),
});

/** The open bodies of these kinds whose name holds what was typed, as choices. */
export function searchBodies(kinds: readonly OrganisationKind[] | undefined) {
  return async (q: string, signal: AbortSignal): Promise<Found[]> => {
    const [only, ...others] = kinds ?? [];
    const kind = others.length === 0 ? only : undefined;
    const query = { q, state: 'open', limit: 50, ...(kind && { kind }) } as const;
    const page = await unwrap(api.GET('/organisations', { params: { query }, signal }));
    return page.items
      .filter((body) => kinds === undefined || kinds.includes(body.kind))
      .slice(0, 10)
      .map(({ id, name, mainSeat, vatNumber }) => ({
        value: id,
        label: name,
        detail: [mainSeat?.name, vatNumber].filter(Boolean).join(' · '),
      }));
  };
}

function useRefresh(what: 'users' | 'keys') {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ['administration', what] });
}

/** Invites a person to sign in. */
export function useInviteUser() {
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['InviteUser']) =>
      unwrap(api.POST('/users', { params: { header: attempt.headers(body) }, body })),
    onSuccess: useRefresh('users'),
  });
}

/** Changes a user from the version on screen, or suspends them. */
export function useChangeUser() {
  return useMutation({
    mutationFn: ({ user, body }: { user: User; body: Shapes['ChangeUser'] }) =>
      unwrap(
        api.PATCH('/users/{userId}', {
          params: { path: { userId: user.id }, header: ifMatch(user.version) },
          body,
        }),
      ),
    onSuccess: useRefresh('users'),
  });
}

/** Sends the invitation again. */
export function useInviteAgain() {
  return useMutation({
    mutationFn: (userId: string) =>
      unwrap(api.POST('/users/{userId}/invitations', { params: { path: { userId } } })),
    onSuccess: useRefresh('users'),
  });
}

/** Makes a key; its secret is only in this answer. */
export function useMakeApiKey() {
  return useMutation({
    mutationFn: (body: Shapes['MakeApiKey']) => unwrap(api.POST('/api-keys', { body })),
    onSuccess: useRefresh('keys'),
  });
}

/** Ends a key at once. */
export function useRevokeApiKey() {
  return useMutation({
    mutationFn: (apiKeyId: string) =>
      settled(api.DELETE('/api-keys/{apiKeyId}', { params: { path: { apiKeyId } } })),
    onSuccess: useRefresh('keys'),
  });
}
