/** Everything the console says, by part of the console. A sentence with a gap is a function. */
import { allUsers } from './en/all-users';
import { apps } from './en/apps';
import { audit } from './en/audit';
import { auth } from './en/auth';
import { changes } from './en/changes';
import { common } from './en/common';
import { groups } from './en/groups';
import { layout } from './en/layout';
import { profile } from './en/profile';
import { tokens } from './en/tokens';
import { users } from './en/users';

export const messages = { allUsers, apps, audit, auth, changes, common, groups, layout, profile, tokens, users };
