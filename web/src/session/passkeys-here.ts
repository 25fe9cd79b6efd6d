/** Whether this page can use passkeys at all: the browser has them, and its address is a name, as WebAuthn wants it. */
export function passkeysHere(): boolean {
  return 'PublicKeyCredential' in window && !isNumeric(window.location.hostname);
}

/** An IPv4 address, or an IPv6 address in its brackets. */
export function isNumeric(host: string): boolean {
  return host.startsWith('[') || /^[\d.]+$/.test(host);
}
