import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Shapes, settled, unwrap } from '../../lib/api.ts';
import { sessionQuery } from '../../lib/session.ts';

/** A refusal before signing in is shown on its page; it does not mean that a session has ended. */
const anonymous = { anonymous: true };

/** Who can sign in to the demonstration world; empty elsewhere. */
export const demonstrationQuery = queryOptions({
  queryKey: ['identity', 'demonstration'],
  queryFn: ({ signal }) => unwrap(api.GET('/demonstration', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  meta: anonymous,
});

/** Where the person is signed in. */
export const openSessionsQuery = queryOptions({
  queryKey: ['identity', 'open-sessions'],
  queryFn: ({ signal }) => unwrap(api.GET('/sessions', { signal })),
});

/** Opens a session; nothing that somebody else saw here stays. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Shapes['SignIn']) => settled(api.POST('/sessions', { body })),
    meta: anonymous,
    onSuccess: async () => {
      queryClient.clear();
      await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    },
  });
}

/** Asks for a link to set a new password. */
export function useRequestPasswordReset() {
  return useMutation({
    mutationFn: (body: Shapes['RequestPasswordReset']) =>
      settled(api.POST('/password-reset-requests', { body })),
    meta: anonymous,
  });
}

/** Sets the password by the link of a letter, which also opens a session. */
export function useSetPassword(purpose: 'reset' | 'invitation') {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Shapes['SetPassword']) =>
      settled(
        purpose === 'reset'
          ? api.POST('/password-resets', { body })
          : api.POST('/invitation-acceptances', { body }),
      ),
    meta: anonymous,
    onSuccess: async () => {
      queryClient.clear();
      await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    },
  });
}

/** Changes the person's own name or language. */
export function useChangeAccount() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Shapes['ChangeAccount']) => unwrap(api.PATCH('/account', { body })),
    onSuccess: (account) => queryClient.setQueryData(sessionQuery.queryKey, account),
  });
}

/** Changes the person's own password, which signs out everywhere else. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Shapes['ChangePassword']) => settled(api.POST('/password-changes', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: openSessionsQuery.queryKey }),
  });
}

/** Signs out of one other browser. */
export function useEndSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) =>
      settled(api.DELETE('/sessions/{sessionId}', { params: { path: { sessionId } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: openSessionsQuery.queryKey }),
  });
}

/** Signs out of every browser, this one too. */
export function useEndAllSessions() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => settled(api.DELETE('/sessions')),
    onSuccess: () => {
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, null);
    },
  });
}
