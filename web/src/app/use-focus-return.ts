import { useEffect } from 'react';

const tries = 20;

/**
 * Gives the focus back to what had it before a dialog. Dialogs here close by being taken away (their address or their state says
 * whether they are there), which would leave the focus nowhere.
 */
export function useFocusReturn() {
  useEffect(() => {
    const origins = new Map<Element, HTMLElement>();
    let last: HTMLElement | undefined;

    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const dialog = target.closest('[role="dialog"]');
      if (dialog && !origins.has(dialog) && last && !dialog.contains(last)) origins.set(dialog, openerOf(last));
      last = target;
    };
    const observer = new MutationObserver(() => {
      for (const [dialog, origin] of origins) {
        if (dialog.isConnected) continue;
        origins.delete(dialog);
        giveBack(origin, tries);
      }
    });
    document.addEventListener('focusin', onFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, []);
}

/** What opens a menu, for an item of it: the item itself is gone with its menu, which is named by what opens it. */
function openerOf(element: HTMLElement): HTMLElement {
  const name = element.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return document.getElementById(name ?? '') ?? element;
}

/** Once it can be focused: a switch may still wait for the server. Not where the focus is somewhere already. */
function giveBack(origin: HTMLElement, left: number) {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body || !origin.isConnected) return;
    origin.focus();
    if (document.activeElement !== origin && left > 0) giveBack(origin, left - 1);
  });
}
