import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Plan } from '@/api/types';
import type { ChangeHeaders, ChangeQuery } from './types';

interface EffectPreviewInput {
  /** Everything that the change depends on; undefined while there is nothing to ask about. */
  body: unknown;
  send: (query: ChangeQuery, headers: ChangeHeaders) => Promise<unknown>;
}

/**
 * What a change would do, asked again (without doing it) a moment after its form was last touched. `seen`: the plan on show, where it is
 * that of the form as it stands.
 */
export function useEffectPreview(key: string[], { body, send }: EffectPreviewInput) {
  const asked = body === undefined ? undefined : JSON.stringify(body);
  const [settled] = useDebouncedValue(asked, 350);
  const plan = useQuery({
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
  const current = settled === asked && !plan.isPlaceholderData && !plan.isFetching;
  return { data: plan.data, error: plan.error, isFetching: plan.isFetching, seen: current ? plan.data : undefined };
}
