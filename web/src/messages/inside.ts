/** What the screens behind sign-in say, by part of the console: loaded with them, so that the sign-in page stays small. */
import { access } from './en/access';
import { audit } from './en/audit';
import { constants } from './en/constants';
import { dataSources } from './en/data-sources';
import { instance, mail, workspaces } from './en/instance';
import { palette } from './en/palette';
import { bulk, member, review } from './en/people';
import { secondFactor } from './en/second-factor';
import { tokens } from './en/tokens';
import { types } from './en/types';
import { viewAs } from './en/view-as';

export const inside = {
  access, audit, bulk, constants, dataSources, instance, mail, member, palette, review, secondFactor, tokens, types, viewAs, workspaces,
};
