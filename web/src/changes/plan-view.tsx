import { Checkbox } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Effect, Plan } from '@/api/types';
import { inside } from '@/messages/inside';
import { EffectLines } from './effect-lines';
import { PlanAccess } from './plan-access';
import { PlanSeats } from './plan-seats';
import { headlineOf, sectionsOf } from './plan-summary';
import classes from './plan.module.css';
import type { LoadEffects } from './types';

const words = inside.changes;

interface PlanViewProps {
  plan: Plan;
  loadEffects?: LoadEffects | undefined;
  settle?: boolean;
  /** Without it the plan offers no settling. */
  onSettle?: ((settle: boolean) => void) | undefined;
  /** Between the hand-overs and the access: the choice of the new owner. */
  ownerChoice?: ReactNode;
}

/** Everything that a change would do, in the order in which it matters. */
export function PlanView({ plan, loadEffects, settle = false, onSettle, ownerChoice }: PlanViewProps) {
  const sections = sectionsOf(plan.effects);
  return (
    <div>
      <p className={classes.headline} tabIndex={-1} data-autofocus>
        {headlineOf(plan)}
      </p>
      <Warnings warnings={plan.warnings} />
      <Section title={words.sections.roles} effects={sections.roles} />
      {onSettle && (settle || plan.settleable_count > 0) && <Settle plan={plan} settle={settle} onSettle={onSettle} />}
      <Section title={words.sections.people} effects={sections.people} />
      <Section title={inside.groups.title} effects={sections.groupsDeleted} />
      <Section title={words.sections.groupsLeft} effects={sections.groupsLeft} />
      <Section title={words.sections.groupsJoined} effects={sections.groupsJoined} />
      <Section title={words.sections.owners} effects={sections.owners}>
        {ownerChoice}
      </Section>
      <PlanAccess key={plan.digest} plan={plan} loadEffects={loadEffects} />
      <div className={classes.section} role="group" aria-label={words.sections.seats}>
        <h3 className={classes.sectionTitle}>{words.sections.seats}</h3>
        <PlanSeats seats={plan.seats} />
      </div>
    </div>
  );
}

function Warnings({ warnings }: { warnings: Plan['warnings'] }) {
  if (warnings.length === 0) return null;
  // What the new role itself opens comes first.
  const ordered = [...warnings].sort(
    (a, b) => Number(b.code === 'role_gives_more') - Number(a.code === 'role_gives_more'),
  );
  return (
    <ul className={classes.warnings} aria-label={words.warnings}>
      {ordered.map((warning) => (
        <li key={warning.code + warning.detail} className={classes.warning}>
          <IconAlertTriangle size={16} aria-hidden="true" className={classes.warningIcon} />
          <span>{warning.detail}</span>
        </li>
      ))}
    </ul>
  );
}

function Section({ title, effects, children }: { title: string; effects: Effect[]; children?: ReactNode }) {
  if (effects.length === 0) return null;
  return (
    <div className={classes.section} role="group" aria-label={title}>
      <h3 className={classes.sectionTitle}>{title}</h3>
      <EffectLines label={title} effects={effects} />
      {children}
    </div>
  );
}

/** Once it is ticked, the plan has those people among its roles; the box stays, to take it back. */
interface SettleProps {
  plan: Plan;
  settle: boolean;
  onSettle: (settle: boolean) => void;
}

function Settle({ plan, settle, onSettle }: SettleProps) {
  const names = plan.settleable.map((one) => one.member.name);
  const more = plan.settleable_count - names.length;
  return (
    <div className={classes.section} role="group" aria-label={words.settle}>
      <Checkbox
        label={words.settle}
        description={more === 0 && names.length === 0 ? undefined : words.settleHelp(plan.settleable_count)}
        checked={settle}
        onChange={(event) => {
          onSettle(event.currentTarget.checked);
        }}
      />
      <p className={classes.settleNames}>
        {names.join(', ')} {more > 0 && words.settleMore(more)}
      </p>
    </div>
  );
}
