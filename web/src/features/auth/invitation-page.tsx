import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, take } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { InvitationInspection } from '@/api/types';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { messages } from '@/messages/en';
import { sessionQuery } from '@/session/session';
import { AcceptForm } from './accept-form';
import { useSignOut } from './auth-api';
import { AuthFrame } from './auth-frame';
import { useFragmentToken } from './use-fragment-token';

const words = messages.auth.invitation;

/** The page of an invitation link: what it asks for depends on the account and on who is signed in. */
export function InvitationPage() {
  const token = useFragmentToken();
  const session = useQuery(sessionQuery);
  const inspection = useQuery({
    queryKey: ['invitation', token],
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
    queryFn: () => take(api.POST('/invitations/inspect', { body: { token } })),
  });

  if (token === '') return <BadLink text={words.missing} />;
  if (isProblem(inspection.error, 'invitation_invalid')) return <BadLink text={words.badText} />;
  if (inspection.error) {
    return (
      <AuthFrame title={messages.common.product}>
        <ErrorState error={inspection.error} onRetry={() => void inspection.refetch()} />
      </AuthFrame>
    );
  }
  if (!inspection.data || session.data === undefined) {
    return (
      <AuthFrame title={messages.common.product}>
        <LinesSkeleton />
      </AuthFrame>
    );
  }
  const signedInAs = session.data?.user.email;
  if (signedInAs !== undefined && signedInAs.toLowerCase() !== inspection.data.email.toLowerCase()) {
    return <SomebodyElse invited={inspection.data.email} current={signedInAs} />;
  }
  return (
    <AuthFrame title={words.title(inspection.data.workspace.name)} text={introduction(inspection.data, signedInAs)}>
      <AcceptForm key={token} token={token} inspection={inspection.data} signedIn={signedInAs !== undefined} />
    </AuthFrame>
  );
}

function introduction({ account, email }: InvitationInspection, signedInAs: string | undefined): ReactNode {
  if (account === 'new') return words.newText(email);
  if (account === 'unverified') return words.unverifiedText(email);
  return signedInAs === undefined ? words.existingText(email) : words.signedInText(email);
}

function BadLink({ text }: { text: string }) {
  return (
    <AuthFrame title={words.badTitle} text={text}>
      <Button component={Link} to="/sign-in" fullWidth>
        {words.goSignIn}
      </Button>
    </AuthFrame>
  );
}

function SomebodyElse({ invited, current }: { invited: string; current: string }) {
  const signOut = useSignOut();
  return (
    <AuthFrame title={words.otherTitle} text={words.otherText(invited, current)}>
      <Button
        fullWidth
        loading={signOut.isPending}
        onClick={() => {
          signOut.mutate();
        }}
      >
        {words.signOut}
      </Button>
    </AuthFrame>
  );
}
