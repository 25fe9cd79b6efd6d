import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

const rest = 300;

/**
 * Says more about what the pointer rests on, in one bubble for all: any element says it by `data-hint`. A bubble of its own for
 * each would be most of what a long list costs.
 */
export function HintLayer() {
  const [target, setTarget] = useState<HTMLElement | undefined>();
  useEffect(() => {
    let near: HTMLElement | undefined;
    let waiting: number | undefined;
    const come = (next: HTMLElement | undefined) => {
      if (next === near) return;
      near = next;
      window.clearTimeout(waiting);
      setTarget(undefined);
      if (next) waiting = window.setTimeout(() => { setTarget(next); }, rest);
    };
    const over = ({ target: under, pointerType }: PointerEvent) => {
      if (pointerType === 'touch' || !(under instanceof Element)) return;
      come(under.closest<HTMLElement>('[data-hint]') ?? undefined);
    };
    const hide = () => {
      window.clearTimeout(waiting);
      setTarget(undefined);
    };
    const leave = () => { come(undefined); };
    document.addEventListener('pointerover', over);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', hide);
    document.documentElement.addEventListener('pointerleave', leave);
    return () => {
      leave();
      document.removeEventListener('pointerover', over);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', hide);
      document.documentElement.removeEventListener('pointerleave', leave);
    };
  }, []);

  if (!target?.isConnected) return null;
  return <Tooltip key={target.dataset.hint} target={target} opened label={target.dataset.hint} multiline maw={260} />;
}
