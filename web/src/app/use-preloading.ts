import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

type Load = () => Promise<unknown> | undefined;

/** Safari has no such call. */
const whenIdle = (act: () => void) => {
  if ('requestIdleCallback' in window) window.requestIdleCallback(act);
  else setTimeout(act, 50);
};

/**
 * Fetches the files of the screens that are a click away, one after another, while the page in view has nothing to do: a click
 * then waits for its data only. `more` comes first; `settings`: those of the workspace's and the instance's settings, too.
 */
export function usePreloading(more: readonly Load[], settings: boolean) {
  const router = useRouter();
  const client = useQueryClient();
  useEffect(() => {
    const screens = Object.values(router.routesById).filter(({ id, fullPath }) => id.startsWith('/shell/') && (settings || !fullPath.includes('settings')));
    const loads: Load[] = [...more, ...screens.map((route) => () => router.loadRouteChunk(route))];
    let stopped = false;
    const next = () => {
      if (stopped) return;
      if (client.isFetching() > 0) {
        setTimeout(later, 50);
        return;
      }
      const load = loads.shift();
      // A file that doesn't come is asked for again by who needs it, and missed there.
      if (load) Promise.resolve(load()).then(later, later);
    };
    const later = () => { whenIdle(next); };
    later();
    return () => { stopped = true; };
  }, [router, client, more, settings]);
}
