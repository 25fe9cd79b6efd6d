import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { Effect, Plan } from '@/api/types';
import { inside } from '@/messages/inside';
import { EffectLines } from './effect-lines';
import { accessCount, countOf, sectionsOf } from './plan-summary';
import classes from './plan.module.css';
import type { LoadEffects } from './types';

const words = inside.changes;

interface PlanAccessProps {
  plan: Plan;
  loadEffects?: LoadEffects | undefined;
}

/** Access gained and lost: counts first, each line on demand, further ones page by page. */
export function PlanAccess({ plan, loadEffects }: PlanAccessProps) {
  const [open, setOpen] = useState(false);
  const total = accessCount(plan);
  if (total === 0) return null;
  return (
    <div className={classes.section} role="group" aria-label={words.sections.access}>
      <h3 className={classes.sectionTitle}>
        {words.sections.access}
        <Anchor
          component="button"
          type="button"
          size="xs"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? words.hideAccess : words.showAccess}
        </Anchor>
      </h3>
      <AccessCounts plan={plan} />
      {open && <AccessLines plan={plan} total={total} loadEffects={loadEffects} />}
    </div>
  );
}

function AccessCounts({ plan }: { plan: Plan }) {
  const lines = [
    [countOf(plan, 'access_gained'), words.accessGained],
    [countOf(plan, 'access_lost'), words.accessLost],
    [countOf(plan, 'permission_gained'), words.permissionGained],
    [countOf(plan, 'permission_lost'), words.permissionLost],
  ] as const;
  return (
    <p className={classes.counts}>
      {lines
        .filter(([n]) => n > 0)
        .map(([n, say]) => say(n))
        .join(' · ')}
    </p>
  );
}

function AccessLines({ plan, total, loadEffects }: PlanAccessProps & { total: number }) {
  const [further, setFurther] = useState<Effect[]>([]);
  const [cursor, setCursor] = useState(plan.effects_next_cursor);
  const [state, setState] = useState<'idle' | 'loading' | 'gone'>('idle');
  const shown = sectionsOf([...plan.effects, ...further]).access;

  const more = async () => {
    if (!cursor || !loadEffects) return;
    setState('loading');
    try {
      const page = await loadEffects(plan.digest, cursor);
      setFurther((before) => [...before, ...page.items]);
      setCursor(page.next_cursor);
      setState('idle');
    } catch {
      setState('gone');
    }
  };
  return (
    <>
      <EffectLines label={words.sections.access} effects={shown} />
      <div className={classes.moreAccess}>
        <Text size="xs" c="dimmed">
          {state === 'gone' ? words.planGone : words.shownOf(shown.length, total)}
        </Text>
        {cursor && loadEffects && state !== 'gone' && (
          <Button size="compact-xs" variant="default" loading={state === 'loading'} onClick={() => void more()}>
            {words.loadMore}
          </Button>
        )}
      </div>
    </>
  );
}
