import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { PasswordGateProvider, usePasswordGate } from '@/session/password-gate';
import { show } from './show';

const needsPassword = new Problem({ status: 403, code: 'reauthentication_required', detail: 'Give your password again.' });
const request = { challenge: 'c2VhbGVk', timeout: 300_000, rpId: 'localhost', userVerification: 'required' };
/** Of the caller, as the server tells it. */
const factor = { app: true, passkeys: [] as object[] };
const own = vi.fn(() => factor);
/** Where the server says that it is. */
const home = { url: '' };
const confirmations = vi.fn<(body: unknown) => Response>();

vi.mock('@/api/client', () => ({
  api: {
    GET: (path: string) => Promise.resolve(path === '/instance' ? { base_url: home.url } : own()),
    POST: (path: string, { body }: { body?: unknown } = {}) => Promise.resolve(path === '/session/passkey-options' ? { options: request } : confirmations(body)),
  },
  take: async (reply: Promise<unknown>) => {
    const answer = await reply;
    if (answer instanceof Error) throw answer;
    return answer;
  },
}));

beforeEach(() => {
  confirmations.mockReset();
  own.mockClear();
  factor.app = true;
  factor.passkeys = [];
  home.url = window.location.origin;
});

function start(work: () => Promise<string>) {
  const outcomes: unknown[] = [];
  function Start() {
    const gate = usePasswordGate();
    return (
      <button
        onClick={() => {
          gate(work).then((outcome) => outcomes.push(outcome), (error: unknown) => outcomes.push(error));
        }}
      >
        Go
      </button>
    );
  }
  show(
    <PasswordGateProvider>
      <Start />
    </PasswordGateProvider>,
  );
  return outcomes;
}

it('asks for the password where the server does, then does the work', async () => {
  const work = vi.fn<() => Promise<string>>().mockRejectedValueOnce(needsPassword).mockResolvedValueOnce('made');
  const outcomes = start(work);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await userEvent.type(await screen.findByLabelText('Password'), 'a long password');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  await vi.waitFor(() => { expect(outcomes).toEqual([{ done: true, value: 'made' }]); });
  expect(confirmations).toHaveBeenCalledWith({ password: 'a long password' });
});

it('stays where it is after a wrong password, and gives up when told to', async () => {
  const work = vi.fn<() => Promise<string>>().mockRejectedValue(needsPassword);
  const wrong = new Problem({ status: 400, code: 'invalid_request', detail: 'x', errors: [{ pointer: '/password', code: 'wrong_password', detail: 'This is not your password.' }] });
  confirmations.mockReturnValue(wrong as unknown as Response);
  const outcomes = start(work);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await userEvent.type(await screen.findByLabelText('Password'), 'another');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByText('This is not your password.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await vi.waitFor(() => { expect(outcomes).toEqual([{ done: false }]); });
  expect(work).toHaveBeenCalledTimes(1);
});

it('lets every other refusal through', async () => {
  const refusal = new Problem({ status: 409, code: 'seat_limit', detail: 'No seat left.' });
  const outcomes = start(() => Promise.reject(refusal));
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await vi.waitFor(() => { expect(outcomes).toEqual([refusal]); });
});

it('asks for the second factor where the server does, says what was wrong with it, and keeps the password', async () => {
  const refusal = (code: string, detail: string) =>
    new Problem({ status: 400, code: 'invalid_request', detail: 'x', errors: [{ pointer: '/second_factor', code, detail }] }) as unknown as Response;
  const work = vi.fn<() => Promise<string>>().mockRejectedValueOnce(needsPassword).mockResolvedValueOnce('made');
  confirmations.mockReturnValueOnce(refusal('second_factor_required', 'Give the six digits as well.'));
  confirmations.mockReturnValueOnce(refusal('second_factor_invalid', 'This code is wrong.'));
  const outcomes = start(work);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await userEvent.type(await screen.findByLabelText('Password'), 'a long password');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  const code = await screen.findByLabelText('Code from your authenticator app');
  expect(screen.queryByText('Give the six digits as well.')).toBeNull();
  await userEvent.click(code);
  await userEvent.paste('000 000');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByText('This code is wrong.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Use a recovery code instead' }));
  expect(screen.queryByText('This code is wrong.')).toBeNull();
  await userEvent.type(screen.getByLabelText('Recovery code'), 'k3zq-7w2a');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  await vi.waitFor(() => { expect(outcomes).toEqual([{ done: true, value: 'made' }]); });
  expect(confirmations.mock.calls.map(([body]) => body)).toEqual([
    { password: 'a long password' },
    { password: 'a long password', second_factor: '000 000' },
    { password: 'a long password', second_factor: 'k3zq-7w2a' },
  ]);
});

const bytes = (text: string) => new TextEncoder().encode(text).buffer;
const assertion = {
  id: 'the-key',
  rawId: bytes('the-key'),
  type: 'public-key',
  response: { clientDataJSON: bytes('client'), authenticatorData: bytes('data'), signature: bytes('signed'), userHandle: bytes('ada') },
  getClientExtensionResults: () => ({}),
};
const answer = { id: 'the-key', client_data: 'Y2xpZW50', authenticator_data: 'ZGF0YQ', signature: 'c2lnbmVk', user_handle: 'YWRh' };

/** A browser whose owner answers as told. */
function browserWith(get: (options: { signal: AbortSignal }) => Promise<unknown>) {
  vi.stubGlobal('PublicKeyCredential', () => undefined);
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get } });
}

it('takes a passkey in place of the password, and says why where the browser gave none', async () => {
  factor.passkeys = [{}];
  const get = vi.fn<() => Promise<unknown>>().mockRejectedValueOnce(new DOMException('no', 'NotAllowedError')).mockResolvedValueOnce(assertion);
  browserWith(get);
  const work = vi.fn<() => Promise<string>>().mockRejectedValueOnce(needsPassword).mockResolvedValueOnce('made');
  const outcomes = start(work);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use a passkey instead' }));
  expect(await screen.findByText(/^No passkey was used/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Use a passkey instead' }));
  await vi.waitFor(() => { expect(outcomes).toEqual([{ done: true, value: 'made' }]); });
  expect(confirmations.mock.calls.map(([body]) => body)).toEqual([{ passkey: answer }]);
});

it('offers no passkey to who has none', async () => {
  browserWith(() => Promise.resolve(assertion));
  start(() => Promise.reject(needsPassword));
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await screen.findByLabelText('Password');
  await vi.waitFor(() => { expect(own).toHaveReturned(); });
  await new Promise((settled) => setTimeout(settled));
  expect(screen.queryByRole('button', { name: 'Use a passkey instead' })).toBeNull();
});

it('goes on at once by a passkey beside the password, where there is no app', async () => {
  factor.app = false;
  factor.passkeys = [{}];
  browserWith(() => Promise.resolve(assertion));
  const missing = { pointer: '/second_factor', code: 'second_factor_required', detail: 'Give the second factor as well.' };
  confirmations.mockReturnValueOnce(new Problem({ status: 400, code: 'invalid_request', detail: 'x', errors: [missing] }) as unknown as Response);
  const wrong = { pointer: '/passkey', code: 'passkey_invalid', detail: 'This passkey is somebody else’s.' };
  confirmations.mockReturnValueOnce(new Problem({ status: 400, code: 'invalid_request', detail: 'x', errors: [wrong] }) as unknown as Response);
  const work = vi.fn<() => Promise<string>>().mockRejectedValueOnce(needsPassword).mockResolvedValueOnce('made');
  const outcomes = start(work);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await userEvent.type(await screen.findByLabelText('Password'), 'a long password');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByText(/^Your device will ask for your passkey/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByText('This passkey is somebody else’s.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Use a recovery code instead' }));
  await userEvent.click(screen.getByRole('button', { name: 'Use a passkey instead' }));
  await vi.waitFor(() => { expect(outcomes).toEqual([{ done: true, value: 'made' }]); });
  const body = { password: 'a long password', passkey: answer };
  expect(confirmations.mock.calls.map(([sent]) => sent)).toEqual([{ password: 'a long password' }, body, body]);
});

/** The device waits until the page ends it: whether it was asked, and what ended. */
function unanswered() {
  const [asked, ended] = [vi.fn(), vi.fn()];
  browserWith(({ signal }) => new Promise((_, reject) => {
    asked();
    signal.addEventListener('abort', () => {
      ended();
      reject(signal.reason as Error);
    });
  }));
  return { asked, ended };
}

it('goes on by the digits where the device didn’t answer', async () => {
  factor.passkeys = [{}];
  const { asked, ended } = unanswered();
  const missing = { pointer: '/second_factor', code: 'second_factor_required', detail: 'Give the second factor as well.' };
  confirmations.mockReturnValueOnce(new Problem({ status: 400, code: 'invalid_request', detail: 'x', errors: [missing] }) as unknown as Response);
  const work = vi.fn<() => Promise<string>>().mockRejectedValueOnce(needsPassword).mockResolvedValueOnce('made');
  const outcomes = start(work);
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await userEvent.type(await screen.findByLabelText('Password'), 'a long password');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use a passkey instead' }));
  expect(screen.getByRole('button', { name: 'Go on' })).toBeDisabled();
  await vi.waitFor(() => { expect(asked).toHaveBeenCalledTimes(1); });
  await userEvent.click(screen.getByRole('button', { name: 'Use the authenticator app instead' }));
  await vi.waitFor(() => { expect(screen.getByRole('button', { name: 'Go on' })).toBeEnabled(); });
  expect(ended).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.type(screen.getByLabelText('Code from your authenticator app'), '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  await vi.waitFor(() => { expect(outcomes).toEqual([{ done: true, value: 'made' }]); });
  expect(confirmations.mock.calls.map(([body]) => body)).toEqual([{ password: 'a long password' }, { password: 'a long password', second_factor: '123456' }]);
});

it('ends the request with the dialog that made it', async () => {
  factor.passkeys = [{}];
  const { asked, ended } = unanswered();
  const outcomes = start(() => Promise.reject(needsPassword));
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use a passkey instead' }));
  await vi.waitFor(() => { expect(asked).toHaveBeenCalledTimes(1); });
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await vi.waitFor(() => { expect(outcomes).toEqual([{ done: false }]); });
  expect(ended).toHaveBeenCalledTimes(1);
});

it('offers no passkey at an address that isn’t the server’s own', async () => {
  factor.passkeys = [{}];
  home.url = 'http://127.0.0.1:8400';
  browserWith(() => Promise.resolve(assertion));
  start(() => Promise.reject(needsPassword));
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await screen.findByLabelText('Password');
  await vi.waitFor(() => { expect(own).toHaveReturned(); });
  await new Promise((settled) => setTimeout(settled));
  expect(screen.queryByRole('button', { name: 'Use a passkey instead' })).toBeNull();
  expect(screen.getByText(/^This needs a password that was given/)).toBeVisible();
});
