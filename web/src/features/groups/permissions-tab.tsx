import { Switch, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Group, Permission } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import { groupCalls } from './groups-api';
import classes from './groups.module.css';

const words = inside.groups.permissions;
const permissions = Object.keys(words.kinds) as Permission[];

/** Resource × switch. Each switch is a change of its own: planned, then made. */
export function PermissionsTab({ workspace, group }: { workspace: string; group: Group }) {
  const [busy, setBusy] = useState<Permission | undefined>();
  const { run } = useChange();
  const lock = words.locked[group.role ?? ''];

  const flip = async (permission: Permission, on: boolean) => {
    setBusy(permission);
    try {
      await run({
        place: { workspace },
        title: words.title(group.name, inside.groups.permissionNames[permission], on),
        show: 'settleable',
        send: groupCalls(workspace).setPermissions(group.id, { [permission]: on }),
        undoable: true,
        done: words.saved(group.name, inside.groups.permissionNames[permission], on),
      });
    } catch (error) {
      toastProblem(error);
    }
    setBusy(undefined);
  };
  return (
    <>
      {lock !== undefined && (
        <p className={classes.locked}>
          <IconLock size={16} aria-hidden="true" /> {lock}
        </p>
      )}
      <div className={classes.permissionsFrame}>
        <table className={classes.permissions} aria-label={words.tableLabel}>
          <thead>
            <tr>
              <th scope="col">{words.resource}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.on}</th>
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => {
              const [resource, action, help] = words.kinds[permission];
              return (
                <tr key={permission}>
                  <td className={classes.permissionKind}>{resource}</td>
                  <td>
                    {action}
                    <Text size="xs" c="dimmed">
                      {help}
                    </Text>
                  </td>
                  <td>
                    <Switch
                      aria-label={inside.groups.permissionNames[permission]}
                      checked={group.permissions[permission]}
                      disabled={lock !== undefined || busy !== undefined}
                      onChange={(event) => void flip(permission, event.currentTarget.checked)}
                      styles={{ body: { justifyContent: 'flex-end' } }}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
