import { type Ref, useId, useLayoutEffect, useState } from 'react';

interface AnchorProps {
  /** What a menu or a pop-over opens beside. */
  to: HTMLElement;
  /** Given by the kit's `Target`, like the rest that it would put on a child. */
  ref?: Ref<HTMLElement>;
}

/** Stands in the kit's `Target` for a button that is elsewhere. */
export function Anchor({ to, ref }: AnchorProps) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(to);
    else if (ref) ref.current = to;
  }, [ref, to]);
  return null;
}

/**
 * A button whose menu or pop-over is made when it is first come near, by pointer or focus: a long list has a button in each row,
 * and hardly one is pressed. `button` goes to the button; once there is a `to`, the kit's component takes `id`, `opened` and
 * `onChange`, and its `Target` an `Anchor`.
 */
export function useOpener(kind: 'menu' | 'dialog') {
  const id = useId();
  const [to, setTo] = useState<HTMLElement | undefined>();
  const [opened, onChange] = useState(false);
  const come = ({ currentTarget }: { currentTarget: HTMLElement }) => { setTo(currentTarget); };
  return {
    button: {
      id,
      'aria-haspopup': kind,
      'aria-expanded': opened,
      'aria-controls': opened ? `${id}-dropdown` : undefined,
      onPointerEnter: come,
      onFocus: come,
      onClick: (event: { currentTarget: HTMLElement }) => {
        come(event);
        onChange(!opened);
      },
    },
    to,
    state: { id, opened, onChange },
  };
}
