// @cedar-policy/cedar-wasm: one policy, parsed before; the user with its groups and the app with its viewers go along as
// entities with each question. Usage: node cedar.mjs <folder> <seconds>
import { createRequire } from 'node:module';
import { measure, readOrganisation } from './organisation.mjs';

const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs');
const [folder, seconds] = process.argv.slice(2);
const organisation = readOrganisation(folder);
const policy = 'permit(principal, action == Action::"view", resource) when { principal in resource.viewers };';
if (cedar.preparsePolicySet('bench', { staticPolicies: policy }).type !== 'success') throw new Error('cedar does not take the policy');

const group = (id) => ({ type: 'Group', id });
function isAllowed({ user, app }) {
  const principal = { type: 'User', id: user }, resource = { type: 'App', id: app };
  const viewers = (organisation.groupsOfApp.get(app) ?? []).map((id) => ({ __entity: group(id) }));
  const answer = cedar.statefulIsAuthorized({
    principal, action: { type: 'Action', id: 'view' }, resource, context: {}, preparsedPolicySetId: 'bench', validateRequest: false,
    entities: [{ uid: principal, attrs: {}, parents: organisation.groupsOfUser.get(user).map(group) },
      { uid: resource, attrs: { viewers }, parents: [] }],
  });
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors));
  return answer.response.decision === 'allow';
}
measure('cedar', organisation, Number(seconds), isAllowed);
