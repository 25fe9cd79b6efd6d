import { api, take } from '@/api/client';
import type { ChangePlace, LoadEffects } from './types';

/** Further pages of a plan's effects, for a change of this place. */
export function effectsLoader(place: ChangePlace): LoadEffects {
  return (digest, cursor) => {
    const query = { cursor };
    if (place === 'instance') {
      return take(api.GET('/instance/plans/{digest}/effects', { params: { path: { digest }, query } }));
    }
    const path = { ws: place.workspace, digest };
    return take(api.GET('/workspaces/{ws}/plans/{digest}/effects', { params: { path, query } }));
  };
}
