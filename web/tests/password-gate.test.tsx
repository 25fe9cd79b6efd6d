import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { PasswordGateProvider, usePasswordGate } from '@/session/password-gate';
import { show } from './show';

const needsPassword = new Problem({ status: 403, code: 'reauthentication_required', detail: 'Give your password again.' });
const confirmations = vi.fn<(body: unknown) => Response>();

vi.mock('@/api/client', () => ({
  api: { POST: (_path: string, { body }: { body: unknown }) => Promise.resolve(confirmations(body)) },
  take: async (reply: Promise<unknown>) => {
    const answer = await reply;
    if (answer instanceof Error) throw answer;
    return answer;
  },
}));

beforeEach(() => { confirmations.mockReset(); });

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
