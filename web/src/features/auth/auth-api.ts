import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { components } from '@/api/schema';
import { instanceQuery, sessionQuery } from '@/session/session';

type Schemas = components['schemas'];

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SignIn']) => take(api.POST('/session', { body })),
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, me);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.DELETE('/session')),
    onSuccess: () => {
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });
}

export function useSetUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SetUp']) => take(api.POST('/setup', { body })),
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, me);
    },
  });
}

export function useRequestReset() {
  return useMutation({ mutationFn: (body: Schemas['EmailOnly']) => take(api.POST('/password-resets', { body })) });
}

export function useRedeemReset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['RedeemReset']) => take(api.POST('/password-resets/redeem', { body })),
    onSuccess: () => {
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });
}

export function useAcceptInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['AcceptInvitation']) => take(api.POST('/invitations/accept', { body })),
    onSuccess: async () => {
      client.clear();
      await client.query(sessionQuery);
      await client.query(instanceQuery);
    },
  });
}
