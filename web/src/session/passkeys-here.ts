import { useQuery } from '@tanstack/react-query';
import { instanceQuery } from './session';

/** Whether this page can use passkeys; undefined until known. */
export function usePasskeysHere(): boolean | undefined {
  const instance = useQuery(instanceQuery).data;
  return instance && 'PublicKeyCredential' in window && isPlaceOf(instance.base_url, window.location.origin);
}

/** Whether passkeys of a server with this base URL work at the page's origin: at no other, and at none whose host is a number. */
export function isPlaceOf(baseUrl: string, origin: string): boolean {
  const { origin: home, hostname } = new URL(baseUrl);
  return origin === home && !isNumeric(hostname);
}

/** An IPv4 address, or an IPv6 address in its brackets. */
function isNumeric(host: string): boolean {
  return host.startsWith('[') || /^[\d.]+$/.test(host);
}
