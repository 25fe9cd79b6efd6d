/**
 * The focus goes into a menu or a dialog as soon as it is there, so that a key pressed right after reaches it. The kit's own trap takes
 * the focus by a timer, which keys overtake. Each is a ref.
 */

/** A menu: to its first item. */
export const takeFocusOfMenu = focusing('[data-menu-item]:not(:disabled)');

/** A dialog: to what asks for it. Where nothing does, the kit chooses. */
export const takeFocusOfDialog = focusing('[data-autofocus]');

function focusing(wanted: string) {
  return (opened: HTMLElement | null) => {
    // The kit notes before that what had the focus, to give it back.
    queueMicrotask(() => opened?.querySelector<HTMLElement>(wanted)?.focus({ preventScroll: true }));
  };
}

/** Within a menu the arrow keys go from item to item; the Tab key stays. */
export function keepTabInMenu(event: { key: string; preventDefault: () => void }) {
  if (event.key === 'Tab') event.preventDefault();
}
