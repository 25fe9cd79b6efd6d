import { useMemo, useState } from 'react';
import type { Member } from '@/api/types';
import { useChange } from '@/changes/change-context';
import { toastDone, toastProblem } from '@/components/toast';
import { inside } from '@/messages/inside';
import { memberCalls } from './users-api';

const words = inside.users;

/** A link to show because it couldn't be copied, or because no mail carries it. */
export interface ShownLink {
  member: Member;
  url: string;
  hint: string;
}

export interface MemberActions {
  archive: (member: Member) => void;
  unarchive: (member: Member) => void;
  copyLink: (member: Member) => void;
  resend: (member: Member) => void;
}

/** What can be done to a person of the workspace from the list. */
export function useMemberActions(workspace: string) {
  const { run } = useChange();
  const [link, setLink] = useState<ShownLink | undefined>();

  const actions = useMemo<MemberActions>(() => {
    const calls = memberCalls(workspace);
    const place = { workspace };
    const archive = (member: Member) =>
      run({
        place,
        title: words.archiveTitle(member.name),
        confirmLabel: words.archive,
        show: 'always',
        send: calls.archive(member),
        done: words.archived(member.name),
      });
    const unarchive = async (member: Member) => {
      const outcome = await run({
        place,
        title: words.unarchiveTitle(member.name),
        confirmLabel: words.unarchive,
        show: 'always',
        send: calls.unarchive(member),
        done: words.unarchived(member.name),
      });
      const url = outcome.done && 'invitation_url' in outcome.value ? outcome.value.invitation_url : undefined;
      if (url) setLink({ member, url, hint: words.drawer.linkText(member.name) });
    };
    const copyLink = async (member: Member) => {
      const { invitation_url: url } = await calls.showLink(member);
      if (!url) return;
      try {
        await navigator.clipboard.writeText(url);
        toastDone(words.copied(member.name));
      } catch {
        setLink({ member, url, hint: words.linkNotCopied });
      }
    };
    const resend = async (member: Member) => {
      await calls.resend(member);
      toastDone(words.resent(member.name));
    };
    const guarded = (act: (member: Member) => Promise<unknown>) => (member: Member) => {
      act(member).catch(toastProblem);
    };
    return { archive: guarded(archive), unarchive: guarded(unarchive), copyLink: guarded(copyLink), resend: guarded(resend) };
  }, [run, workspace]);

  const closeLink = () => {
    setLink(undefined);
  };
  return { actions, link, closeLink };
}
