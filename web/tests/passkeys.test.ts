import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { PasskeyEnded, passkeyFault, PasskeyRefusal } from '@/session/passkey-refusal';
import { addPasskey, askPasskey, suggestPasskeys } from '@/session/passkeys';
import { isPlaceOf } from '@/session/passkeys-here';

const calls = vi.fn<(path: string, body: unknown) => unknown>();

vi.mock('@/api/client', () => ({
  api: { POST: (path: string, { body }: { body?: unknown } = {}) => Promise.resolve(calls(path, body)) },
  take: (reply: Promise<unknown>) => reply,
}));

const bytes = (text: string) => new TextEncoder().encode(text).buffer;
const base64url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const request = { challenge: base64url('sealed'), timeout: 300_000, rpId: 'localhost', userVerification: 'required' };
const creation = {
  challenge: base64url('sealed'),
  timeout: 300_000,
  rp: { id: 'localhost', name: 'Guildhall' },
  user: { id: base64url('ada'), name: 'ada@example.com', displayName: 'Ada Admin' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  excludeCredentials: [],
  authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  attestation: 'none',
};

const credential = (response: object) => ({
  id: 'the-key',
  rawId: bytes('the-key'),
  type: 'public-key',
  response: { clientDataJSON: bytes('client'), ...response },
  getClientExtensionResults: () => ({}),
});
const assertion = credential({ authenticatorData: bytes('data'), signature: bytes('signature'), userHandle: bytes('ada') });
const answer = {
  id: 'the-key',
  client_data: base64url('client'),
  authenticator_data: base64url('data'),
  signature: base64url('signature'),
  user_handle: base64url('ada'),
};
/** Of a page that goes on waiting. */
const wanted = new AbortController().signal;
const refused = (name: string) => Promise.reject(new DOMException('no', name));

const get = vi.fn<(options: CredentialRequestOptions) => Promise<unknown>>();
const create = vi.fn<(options: CredentialCreationOptions) => Promise<unknown>>();

beforeEach(() => {
  calls.mockReset().mockImplementation((path) => ({ options: path === '/session/passkey-options' ? request : creation }));
  get.mockReset();
  create.mockReset();
  // What jsdom lacks of a browser that has passkeys.
  const known = Object.assign(() => undefined, { isConditionalMediationAvailable: () => Promise.resolve(true) });
  vi.stubGlobal('PublicKeyCredential', known);
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get, create } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** What the browser does with a request that nobody answers: it waits until it is told to stop. */
function waits({ signal }: { signal?: AbortSignal | null | undefined }): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => { reject(new DOMException('stopped', 'AbortError')); });
  });
}

it('hands the server’s options to the browser, and gives its answer in base64url', async () => {
  get.mockResolvedValue(assertion);
  expect(await askPasskey(wanted)).toEqual(answer);
  const { publicKey } = get.mock.calls[0]?.[0] as { publicKey: PublicKeyCredentialRequestOptions };
  expect(new TextDecoder().decode(publicKey.challenge as ArrayBuffer)).toBe('sealed');
  expect(publicKey).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
});

it('says in words why the browser gave none', async () => {
  const said = async (name: string) => {
    get.mockImplementation(() => refused(name));
    const error: unknown = await askPasskey(wanted).catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(PasskeyRefusal);
    return (error as Error).message;
  };
  expect(await said('NotAllowedError')).toMatch(/^No passkey was used: it was cancelled/);
  expect(await said('SecurityError')).toMatch(/^Your browser allows no passkeys at this address/);
  expect(await said('UnknownError')).toMatch(/^Your browser couldn’t use a passkey/);
});

it('lets the server’s refusals through, which the browser is never asked after', async () => {
  const away = new Problem({ status: 409, code: 'passkeys_unavailable', detail: 'Give the server a name.' });
  calls.mockImplementation(() => { throw away; });
  await expect(askPasskey(wanted)).rejects.toBe(away);
  expect(get).not.toHaveBeenCalled();
});

it('adds what the browser made: its authenticator data and key, not the attestation', async () => {
  const response = { attestationObject: bytes('attestation'), getAuthenticatorData: () => bytes('data'), getPublicKey: () => bytes('key'), getTransports: () => ['internal'] };
  create.mockResolvedValue(credential(response));
  await addPasskey('Laptop', wanted);
  expect(calls.mock.calls.map(([path]) => path)).toEqual(['/me/passkeys/options', '/me/passkeys']);
  const body = {
    name: 'Laptop', client_data: base64url('client'), authenticator_data: base64url('data'), public_key: base64url('key'), transports: ['internal'],
  };
  expect(calls.mock.calls[1]?.[1]).toEqual(body);
});

it('says why the browser made none, and sends nothing', async () => {
  const said = async (name: string) => {
    create.mockImplementation(() => refused(name));
    return (await addPasskey('Laptop', wanted).catch((error: unknown) => error)) as Error;
  };
  expect((await said('InvalidStateError')).message).toMatch(/has a passkey of yours already/);
  expect((await said('NotAllowedError')).message).toMatch(/^No passkey was made/);
  expect((await said('ConstraintError')).message).toMatch(/can’t make a passkey/);
  expect(calls.mock.calls.map(([path]) => path)).not.toContain('/me/passkeys');
});

function field() {
  const input = document.createElement('input');
  input.autocomplete = 'username webauthn';
  document.body.append(input);
}

it('suggests passkeys with new options before the old ones end, until one is chosen', async () => {
  vi.useFakeTimers();
  field();
  get.mockImplementationOnce(waits).mockResolvedValueOnce(assertion);
  const chosen = suggestPasskeys(new AbortController().signal);
  await vi.advanceTimersByTimeAsync(239_000);
  expect(calls).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await chosen).toEqual(answer);
  expect(calls).toHaveBeenCalledTimes(2);
  expect(get.mock.calls.map(([{ mediation }]) => mediation)).toEqual(['conditional', 'conditional']);
});

it('ends its suggestion when the page goes, and when a passkey is asked for in another way', async () => {
  field();
  get.mockImplementation(waits);
  const page = new AbortController();
  const gone = suggestPasskeys(page.signal);
  await vi.waitFor(() => { expect(get).toHaveBeenCalledTimes(1); });
  page.abort();
  expect(await gone).toBeUndefined();

  const overtaken = suggestPasskeys(new AbortController().signal);
  await vi.waitFor(() => { expect(get).toHaveBeenCalledTimes(2); });
  get.mockResolvedValueOnce(assertion);
  expect(await askPasskey(wanted)).toEqual(answer);
  expect(await overtaken).toBeUndefined();
  expect(get, 'and doesn’t stop what overtook it').toHaveBeenCalledTimes(3);
});

it('ends what the browser asks for when nobody wants it any more, and says so in no words', async () => {
  get.mockImplementation(waits);
  create.mockImplementation(waits);
  const page = new AbortController();
  const asked = askPasskey(page.signal);
  await vi.waitFor(() => { expect(get).toHaveBeenCalledTimes(1); });
  page.abort();
  await expect(asked).rejects.toBeInstanceOf(PasskeyEnded);

  const dialog = new AbortController();
  const made = addPasskey('Laptop', dialog.signal);
  await vi.waitFor(() => { expect(create).toHaveBeenCalledTimes(1); });
  dialog.abort();
  await expect(made).rejects.toBeInstanceOf(PasskeyEnded);
  expect(calls.mock.calls.map(([path]) => path)).not.toContain('/me/passkeys');
});

it('doesn’t begin what was ended while the server was asked', async () => {
  const page = new AbortController();
  const asked = askPasskey(page.signal);
  page.abort();
  await expect(asked).rejects.toBeInstanceOf(PasskeyEnded);
  expect(get).not.toHaveBeenCalled();
});

it('suggests nothing, in silence, where the server has no passkeys', async () => {
  calls.mockImplementation(() => { throw new Problem({ status: 409, code: 'passkeys_unavailable', detail: 'x' }); });
  expect(await suggestPasskeys(new AbortController().signal)).toBeUndefined();
});

it('tells what is wrong with a passkey from what is wrong with all else', () => {
  const field = { pointer: '/passkey', code: 'passkey_invalid', detail: 'This passkey is somebody else’s.' };
  expect(passkeyFault(new Problem({ status: 400, code: 'invalid_request', detail: 'x', errors: [field] }))).toBe(field.detail);
  expect(passkeyFault(new Problem({ status: 401, code: 'unauthenticated', detail: 'x' }))).toMatch(/isn’t known here/);
  expect(passkeyFault(new Problem({ status: 429, code: 'rate_limited', detail: 'x' }))).toBeUndefined();
});

it('knows where passkeys work: at the base URL, and at none that is a number', () => {
  const works = (base: string, origin = base) => isPlaceOf(base, origin);
  expect(['http://127.0.0.1:8400', 'http://[::1]:8400', 'http://10.0.3.7'].some((base) => works(base))).toBe(false);
  expect(['http://localhost:8400', 'https://guildhall.example.org', 'https://1.example.org'].every((base) => works(base))).toBe(true);
  expect(works('http://127.0.0.1:8400', 'http://localhost:8400')).toBe(false);
  expect(works('https://guildhall.example.org', 'https://guildhall.example.org:8443')).toBe(false);
  expect(works('https://guildhall.example.org/', 'https://guildhall.example.org')).toBe(true);
});
