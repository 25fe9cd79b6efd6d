import { queryOptions } from '@tanstack/react-query';
import { api, take } from '@/api/client';

export const sessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: async () => (await take(api.GET('/me/sessions', { params: { query: { limit: 200 } } }))).items,
});
