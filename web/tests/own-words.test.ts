import { describe, expect, it } from 'vitest';
import { ownWordsIn } from '@/forms/own-words';

const own = ['Bea Baker', 'bea.baker@example.com', 'Acme'];

describe('the hint that a password is not made of what others know', () => {
  it('is met where nothing of it is in there', () => {
    expect(ownWordsIn('walnut-harbour-lamp-27', own)).toBe('no');
    expect(ownWordsIn('', own)).toBe('no');
  });

  it('is not met where the password is little else, whatever stands around or between and however it is spelled', () => {
    for (const password of ['beabakerbeabaker', 'Bea-Baker-2024', 'baker@example.com', 'acme.bea.baker!', 'B4k3r-b34-b4k3r', 'exampleacmexy']) {
      expect(ownWordsIn(password, own), password).toBe('yes');
    }
  });

  it('is left open where other words stand beside it: only the server knows which are common', () => {
    expect(ownWordsIn('baker-of-purple-lanterns', own)).toBe('partly');
    expect(ownWordsIn('acme-password-password', own)).toBe('partly');
    expect(ownWordsIn('bea123456789', own)).toBe('partly');
  });
});
