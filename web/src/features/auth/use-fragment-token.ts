import { useEffect, useState } from 'react';

function tokenInAddress(): string {
  return decodeURIComponent(window.location.hash.replace(/^#/, ''));
}

/** The token behind the `#` of a mailed link: it stays in the browser until it is sent on purpose. */
export function useFragmentToken(): string {
  const [token, setToken] = useState(tokenInAddress);
  // Another link opened in the same tab changes nothing but the fragment.
  useEffect(() => {
    const follow = () => {
      setToken(tokenInAddress());
    };
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
    };
  }, []);
  return token;
}
