/** What the screens behind sign-in say, by part of the console: loaded with them, so that the sign-in page stays small. */
import { access } from './en/access';
import { allUsers } from './en/all-users';
import { apps } from './en/apps';
import { audit } from './en/audit';
import { changes } from './en/changes';
import { constants } from './en/constants';
import { dataSources } from './en/data-sources';
import { groups } from './en/groups';
import { instance, mail, workspaces } from './en/instance';
import { palette } from './en/palette';
import { bulk, member, review } from './en/people';
import { profile } from './en/profile';
import { secondFactor } from './en/second-factor';
import { tokens } from './en/tokens';
import { types } from './en/types';
import { users } from './en/users';
import { viewAs } from './en/view-as';

export const inside = {
  access, allUsers, apps, audit, bulk, changes, constants, dataSources, groups, instance, mail, member, palette, profile,
  review, secondFactor, tokens, types, users, viewAs, workspaces,
};
