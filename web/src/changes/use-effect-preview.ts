import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Plan } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from './types';

interface EffectPreviewInput {
  /** Everything that the change depends on; undefined while there is nothing to ask about. */
  body: unknown;
  send: (query: ChangeQuery, headers: ChangeHeaders) => Promise<unknown>;
}

/** What a change would do, asked again (without doing it) a moment after its form was last touched. */
export function useEffectPreview(key: string[], { body, send }: EffectPreviewInput) {
  const asked = body === undefined ? undefined : JSON.stringify(body);
  const [settled] = useDebouncedValue(asked, 350);
  return useQuery({
    queryKey: ['preview', ...key, settled],
    enabled: asked !== undefined && settled === asked,
    retry: false,
    staleTime: 5_000,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const reply = await send({ dry_run: true }, { 'X-Request-ID': crypto.randomUUID() });
      return (reply as { plan: Plan }).plan;
    },
  });
}
