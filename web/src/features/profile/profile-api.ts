import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { ChangePassword } from '@/api/types';
import { sessionsQuery } from '@/session/own-sessions';
import { sessionQuery } from '@/session/session';

export function useRename() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => take(api.PATCH('/me', { body: { name } })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangePassword) => take(api.POST('/me/password', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => take(api.DELETE('/me/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
