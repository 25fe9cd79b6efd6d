import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { SecondFactorDemand } from '@/api/types';
import { inside } from '@/messages/inside';
import { OwnFactorFirst } from '@/session/own-factor-first';
import { useMe } from '@/session/session';

const words = inside.secondFactor.instance;
const choices = ['optional', 'admins', 'everyone'] as const;

/** Of whom the instance demands a second factor, and what that does to whom. */
export function DemandField({ value, onChange }: { value: SecondFactorDemand; onChange: (value: SecondFactorDemand) => void }) {
  const { user } = useMe();
  const lacking = useQuery({
    queryKey: ['instance-users', 'without-second-factor'],
    enabled: value === 'everyone',
    queryFn: async () => (await take(api.GET('/instance/users', { params: { query: { status: 'active', second_factor: false, limit: 1 } } }))).total,
  }).data;
  return (
    <>
      <Radio.Group
        label={words.label}
        value={value}
        onChange={(next) => {
          const demand = choices.find((choice) => choice === next);
          if (demand) onChange(demand);
        }}
      >
        <Stack gap="sm" mt="xs">
          {choices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={words.choices[choice]}
              description={words.choiceHelp[choice]}
              // Less may always be demanded.
              disabled={!user.second_factor && choices.indexOf(choice) > choices.indexOf(value)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {user.second_factor ? (
        <Text size="sm" c="dimmed">
          {value === 'everyone' && lacking !== undefined && words.lacking(lacking)} {words.effect}
        </Text>
      ) : (
        <OwnFactorFirst />
      )}
    </>
  );
}
