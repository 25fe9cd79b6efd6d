// @casl/ability: one ability for each user, kept, or built anew for each question as a server without a cache does.
// Usage: node casl.mjs <folder> <seconds>
import { createMongoAbility, subject } from '@casl/ability';
import { measure, readOrganisation } from './organisation.mjs';

const [folder, seconds] = process.argv.slice(2);
const organisation = readOrganisation(folder);

function abilityOf(user) {
  const apps = organisation.groupsOfUser.get(user).flatMap((group) => organisation.appsOfGroup.get(group));
  return createMongoAbility([{ action: 'view', subject: 'App', conditions: { id: { $in: apps } } }]);
}

const kept = new Map(organisation.questions.map(({ user }) => [user, abilityOf(user)]));
const isAllowed = (ability, app) => ability.can('view', subject('App', { id: app }));
measure('casl, cached', organisation, Number(seconds), ({ user, app }) => isAllowed(kept.get(user), app));
measure('casl, built per request', organisation, Number(seconds), ({ user, app }) => isAllowed(abilityOf(user), app));
