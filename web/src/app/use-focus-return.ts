import { useEffect } from 'react';

const tries = 20;

/**
 * Gives the focus back to what had it before a dialog, else to the page. Dialogs here close by being taken away (their address or
 * their state says whether they are there), which would leave the focus nowhere; so would a page that goes with what has it.
 */
export function useFocusReturn() {
  useEffect(() => {
    const origins = new Map<Element, HTMLElement | undefined>();
    let last: HTMLElement | undefined;
    let path = '';

    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const dialog = target.closest('[role="dialog"]');
      if (dialog && !origins.has(dialog) && !dialog.contains(last ?? null)) origins.set(dialog, last);
      last = openerOf(target);
      path = window.location.pathname;
    };
    const observer = new MutationObserver(() => {
      for (const [dialog, origin] of origins) {
        if (dialog.isConnected) continue;
        origins.delete(dialog);
        giveBack(origin, tries);
      }
      if (last?.isConnected === false && window.location.pathname !== path) {
        last = undefined;
        giveBack(undefined, tries);
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

/**
 * Once it can be focused: a switch may still wait for the server. Not where the focus is somewhere already. The page itself gets it where
 * nothing had it, or what had it is gone.
 */
function giveBack(origin: HTMLElement | undefined, left: number) {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const target = origin?.isConnected === true && left > 0 ? origin : document.getElementById('content');
    target?.focus({ preventScroll: target !== origin });
    if (document.activeElement === document.body && left > 0) giveBack(origin, left - 1);
  });
}
