import { useState } from 'react';

/** The token behind the `#` of a mailed link: it stays in the browser until it is sent on purpose. */
export function useFragmentToken(): string {
  const [token] = useState(() => decodeURIComponent(window.location.hash.replace(/^#/, '')));
  return token;
}
