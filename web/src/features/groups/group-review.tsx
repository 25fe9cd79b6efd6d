import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import type { Group } from '@/api/types';
import { dateOf } from '@/components/time';
import { toastDone, toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import classes from './group-review.module.css';

const words = inside.groups.review;

/** When and by whom the group was last looked at, and the button that says so for today. */
export function GroupReview({ workspace, group }: { workspace: string; group: Group }) {
  const client = useQueryClient();
  const mark = useMutation({
    mutationFn: () => take(api.POST('/workspaces/{ws}/groups/{g}/review', { params: { path: { ws: workspace, g: group.id } } })),
    onSuccess: () => {
      toastDone(words.done(group.name));
      return client.invalidateQueries();
    },
    onError: toastProblem,
  });
  const { reviewed_at: at, reviewed_by: by } = group;
  return (
    <div className={classes.review}>
      <Text size="sm" c="dimmed">
        {at === null ? words.never : words.reviewed(by?.name, dateOf(at))}
      </Text>
      <Button size="compact-sm" variant="default" loading={mark.isPending} onClick={() => { mark.mutate(); }}>
        {words.mark}
      </Button>
    </div>
  );
}
