// A device that holds passkeys, as Chromium plays one for tests: a platform's own, which knows its owner.
/**
 * Plugged into the page. `answers(false)`: nobody touches it, so that a request waits. `knows(false)`: it doesn't recognise its owner.
 * `carryTo(page)`: the same device at another page; its passkeys count their uses, so what stays behind is refused as a copy until
 * `comesFrom(other)` brings it back.
 */
export async function deviceOf(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  const credentials = async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  const forget = () => cdp.send('WebAuthn.clearCredentials', { authenticatorId });
  const comesFrom = async (other) => {
    await forget();
    for (const credential of await other.credentials()) await cdp.send('WebAuthn.addCredential', { authenticatorId, credential });
  };
  return {
    credentials,
    answers: (enabled) => cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
    knows: (isUserVerified) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    forget,
    comesFrom,
    async carryTo(other) {
      const device = await deviceOf(other);
      await device.comesFrom({ credentials });
      return device;
    },
  };
}
