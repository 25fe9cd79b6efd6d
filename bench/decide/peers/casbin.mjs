// casbin: RBAC with the groups as roles, one policy for each granted app. Usage: node casbin.mjs <folder> <seconds>
import { newEnforcer, newModelFromString } from 'casbin';
import { measure, readOrganisation } from './organisation.mjs';

const [folder, seconds] = process.argv.slice(2);
const organisation = readOrganisation(folder);
const enforcer = await newEnforcer(newModelFromString(`
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.obj == p.obj && r.act == p.act && g(r.sub, p.sub)
`));
await enforcer.addPolicies([...organisation.appsOfGroup].flatMap(([group, apps]) => apps.map((app) => [group, app, 'view'])));
await enforcer.addGroupingPolicies([...organisation.groupsOfUser].flatMap(([user, groups]) => groups.map((group) => [user, group])));
measure('casbin', organisation, Number(seconds), ({ user, app }) => enforcer.enforceSync(user, app, 'view'));
