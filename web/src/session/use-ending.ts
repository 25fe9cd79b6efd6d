import { useEffect, useRef } from 'react';

interface Ending {
  /** For the request that begins now; the one before ends. */
  begin: () => AbortSignal;
  end: () => void;
}

/** Ends a request that waits for the person: when another begins, when it isn't wanted any more, and when its part of the page goes. */
export function useEnding(): Ending {
  const pending = useRef<AbortController | undefined>(undefined);
  const end = () => { pending.current?.abort(); };
  useEffect(() => () => { pending.current?.abort(); }, []);
  return {
    begin: () => {
      end();
      pending.current = new AbortController();
      return pending.current.signal;
    },
    end,
  };
}
