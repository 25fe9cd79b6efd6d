/**
 * Keeps the width of the page's scrollbar, in px, in `--gh-scrollbar`: with a dialog open the scrollbar gives up its place to the
 * overlay, and the page keeps it free. 0 where scrollbars lie over the page.
 */
export function keepScrollbarWidth(): void {
  const root = document.documentElement;
  const measure = () => {
    const width = window.innerWidth - root.getBoundingClientRect().width;
    // Its clientWidth counts a gutter without a scrollbar in. With a dialog open there is none: what was known before holds.
    if (width > 0) root.style.setProperty('--gh-scrollbar', `${String(width)}px`);
  };
  measure();
  window.addEventListener('resize', measure);
}
