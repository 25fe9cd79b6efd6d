/** Everything the console says, by part of the console. A sentence with a gap is a function. */
import { access } from './en/access';
import { allUsers } from './en/all-users';
import { apps } from './en/apps';
import { audit } from './en/audit';
import { auth } from './en/auth';
import { changes } from './en/changes';
import { common } from './en/common';
import { constants } from './en/constants';
import { dataSources } from './en/data-sources';
import { groups } from './en/groups';
import { layout } from './en/layout';
import { profile } from './en/profile';
import { tokens } from './en/tokens';
import { users } from './en/users';

export const messages = {
  access, allUsers, apps, audit, auth, changes, common, constants, dataSources, groups, layout, profile, tokens, users,
};
