import { Button, CopyButton, Group, Text, Title } from '@mantine/core';
import type { ImportReport } from '@/api/types';
import { messages } from '@/messages/en';
import { inside } from '@/messages/inside';
import classes from './csv.module.css';

const words = inside.users.csv;

interface CsvOutcomeProps {
  report: ImportReport;
  onDone: () => void;
}

/** What the upload did; where no mail is sent, each person's link to copy. */
export function CsvOutcome({ report, onDone }: CsvOutcomeProps) {
  const links = report.rows.flatMap(({ email, invitation_url: url }) => (email && url ? [{ email, url }] : []));
  const all = links.map(({ email, url }) => `${email}\t${url}`).join('\n');
  return (
    <div className={classes.step} role="status">
      <Title order={2}>{words.doneTitle(report.summary.invite)}</Title>
      {report.summary.invite > 0 && <Text c="dimmed">{links.length > 0 ? words.doneLinks : words.doneMail}</Text>}
      {links.length > 0 && (
        <ul className={classes.links}>
          {links.map(({ email, url }) => (
            <li key={email} className={classes.link}>
              <span className={classes.email}>{email}</span>
              <CopyLinkButton label={words.copyOne(email)} value={url} />
            </li>
          ))}
        </ul>
      )}
      <Group justify="flex-end">
        {links.length > 0 && (
          <CopyButton value={all}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? messages.common.copied : words.copyAll}
              </Button>
            )}
          </CopyButton>
        )}
        <Button onClick={onDone}>{inside.changes.done}</Button>
      </Group>
    </div>
  );
}

function CopyLinkButton({ label, value }: { label: string; value: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" aria-label={copied ? undefined : label} onClick={copy}>
          {copied ? messages.common.copied : inside.users.copyLink}
        </Button>
      )}
    </CopyButton>
  );
}
