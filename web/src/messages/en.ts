/**
 * What the console says at sign-in and everywhere, by part of the console; screens behind sign-in have the rest
 * (inside.ts). A sentence with a gap is a function.
 */
import { allUsers } from './en/all-users';
import { apps } from './en/apps';
import { auth } from './en/auth';
import { changes } from './en/changes';
import { common } from './en/common';
import { groups } from './en/groups';
import { layout } from './en/layout';
import { profile } from './en/profile';
import { users } from './en/users';

export const messages = { allUsers, apps, auth, changes, common, groups, layout, profile, users };
