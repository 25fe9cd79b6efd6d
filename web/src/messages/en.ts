/**
 * What the console says at sign-in and everywhere; screens behind sign-in have the rest (inside.ts). A sentence with a gap is a function.
 */
import { auth } from './en/auth';
import { common } from './en/common';
import { layout } from './en/layout';

export const messages = { auth, common, layout };
