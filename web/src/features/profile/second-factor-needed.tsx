import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Page } from '@/components/page';
import { inside } from '@/messages/inside';
import { listed } from '@/messages/plural';
import { AddPasskey } from '@/session/add-passkey';
import { usePasskeysHere } from '@/session/passkeys-here';
import { secondFactorQuery } from '@/session/second-factor';
import { SecondFactorSetup } from '@/session/second-factor-setup';
import { useMe } from '@/session/session';
import classes from './profile.module.css';

const words = inside.secondFactor.needed;

/** Stands in place of what doesn't open before the person has a second factor: why, by whom, and the way to it. */
export function SecondFactorNeeded() {
  const { second_factor_required: byInstance, workspaces } = useMe();
  const factor = useQuery(secondFactorQuery).data;
  const passkeys = usePasskeysHere() === true && factor?.passkeys_available === true;
  const demandedBy = factor?.demanded_by ?? [];
  const names = demandedBy.flatMap(({ workspace }) => (workspace ? [workspace.name] : []));
  const others = !byInstance && workspaces.some((entry) => !entry.second_factor_required && entry.reason === undefined);
  return (
    <Page title={words.title}>
      <div className={classes.needed}>
        <Text>
          {byInstance && words.byInstance} {!byInstance && names.length > 0 && words.byWorkspaces(listed(names), names.length > 1)} {words.why}{' '}
          {others && words.others}
        </Text>
        {factor && (
          <div className={classes.ways}>
            {passkeys && <AddPasskey />}
            <SecondFactorSetup quiet={passkeys} />
          </div>
        )}
      </div>
    </Page>
  );
}
