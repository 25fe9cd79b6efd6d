#!/usr/bin/env node
// Makes a data folder with the sample organisation, through the product's own API: fill.mjs <program> <folder>
//
// The folder must not be there yet; it appears when all is done, or not at all. Beside the data stands `sample`, readable by its
// owner only: the sign-in as JSON. Everybody of the sample has the one password, made anew for each folder.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accepted, caller } from '../scripts/lib/api_caller.mjs';
import { mailbox } from '../scripts/lib/mailbox.mjs';
import { startServer } from '../scripts/lib/running_server.mjs';

const day = 24 * 3600 * 1000;
const byName = (things) => new Map(things.map((thing) => [thing.name, thing]));

/** Calls `make` for each, two at a time: hashing passwords is what takes time. */
async function each(things, make) {
  const left = things.entries();
  const made = [];
  const worker = async () => {
    for (const [index, thing] of left) made[index] = await make(thing);
  };
  await Promise.all([worker(), worker()]);
  return made;
}

/** Fills the empty instance of `server`, which mails to `mails`; gives the address of the workspace and the admin's e-mail. */
async function fill({ base, mails }, organisation, password) {
  const [first, ...others] = organisation.people;
  const admin = caller(base);
  const { workspaces } = await admin('POST', '/setup', {
    name: first.name, email: first.email, password, workspace_name: organisation.workspace,
  });
  const { slug } = workspaces[0];
  const post = (rest, body) => admin.confirmed('POST', `/workspaces/${slug}${rest}`, body);
  const makeAll = async (rest, bodies) => {
    const made = [];
    for (const body of bodies) made.push(await post(rest, body));
    return byName(made);
  };

  const folders = await makeAll('/folders', organisation.folders.map((name) => ({ name })));
  const apps = await makeAll('/apps', organisation.apps.map(({ folder, ...app }) => ({ ...app, ...(folder && { folder_id: folders.get(folder).id }) })));
  const sources = await makeAll('/data-sources', organisation.data_sources);
  await makeAll('/constants', organisation.constants);
  for (const { objects: _, ...type } of organisation.types) await post('/resource-types', type);
  const groups = await makeAll('/groups', organisation.groups.map(({ name }) => ({ name })));
  const everybody = organisation.groups.filter((group) => group.everybody).map(({ name }) => name);

  const members = byName(await each(others, async ({ name, email, role, groups: names = [], status }) => {
    const group_ids = [...names, ...everybody].map((group) => groups.get(group).id);
    const { member } = await post('/members', { name, email, role, group_ids });
    if (status !== 'invited') {
      const person = await accepted(base, await mails.mailedLink(email), { name, password });
      await person('GET', `/workspaces/${slug}/apps`);  // they have been there
    }
    return { ...member, name };
  }));
  await putObjects(organisation.types, { admin, slug });
  await giveRights(organisation.groups, { admin, slug, groups, apps, sources });
  await giveOwners(organisation.types, { admin, slug, members });
  for (const { name, joins, ends, owns = [], status } of others) {
    const { id } = members.get(name);
    if (joins) await post(`/groups/${groups.get(joins).id}/members`, { member_ids: [id] });
    if (ends) {
      const expires_at = new Date(Date.now() + ends.days * day).toISOString();
      await post(`/groups/${groups.get(ends.group).id}/members`, { member_ids: [id], expires_at });
    }
    for (const app of owns) await admin.confirmed('PATCH', `/workspaces/${slug}/apps/${apps.get(app).id}`, { owner_id: id });
    if (status === 'archived') await post(`/members/${id}/archive`);
  }
  await post(`/groups/${groups.get(organisation.groups[0].name).id}/review`);
  return { workspace: slug, email: first.email };
}

const objectOf = (slug, type, id) => `/workspaces/${slug}/resources/${type}/${encodeURIComponent(id)}`;

/** The objects of registered types, by their own ids. */
async function putObjects(types, { admin, slug }) {
  for (const { name: type, objects } of types) {
    for (const { id, name } of objects) await admin.confirmed('PUT', objectOf(slug, type, id), { name });
  }
}

/** Those of the objects that somebody owns, once owners are Builders. */
async function giveOwners(types, { admin, slug, members }) {
  for (const { name: type, objects } of types) {
    for (const { id, owner } of objects.filter((object) => object.owner)) {
      await admin.confirmed('PUT', objectOf(slug, type, id), { owner_id: members.get(owner).id });
    }
  }
}

/** What a grant of the sample is on: named apps or data sources, or objects of a registered type, all of them where none is named. */
function resourcesOf({ apps: appNames, data_sources: sourceNames, type, objects }, { apps, sources }) {
  if (type) return { resource_type: type, ...(objects ? { scope: 'selected', resource_ids: objects } : { scope: 'all' }) };
  const things = appNames ? appNames.map((name) => apps.get(name)) : sourceNames.map((name) => sources.get(name));
  return { resource_type: appNames ? 'app' : 'data_source', scope: 'selected', resource_ids: things.map(({ id }) => id) };
}

/** Permissions and grants of each group, once its people are in: whoever a right makes a Builder becomes one here. */
async function giveRights(list, { admin, slug, groups, apps, sources }) {
  for (const { name, permissions = [], grants } of list) {
    const at = `/workspaces/${slug}/groups/${groups.get(name).id}`;
    if (permissions.length > 0) {
      await admin.confirmed('PATCH', `${at}/permissions`, Object.fromEntries(permissions.map((permission) => [permission, true])));
    }
    for (const grant of grants) {
      const { name: called, access, hidden } = grant;
      const on = resourcesOf(grant, { apps, sources });
      await admin.confirmed('POST', `${at}/grants`, { name: called, access, ...on, ...(hidden && { hide_from_dashboard: true }) });
    }
  }
}

async function main(program, folder) {
  if (!program || !folder) throw new Error('Usage: fill.mjs <program> <folder>');
  if (existsSync(folder)) throw new Error(`${folder} is there already; nothing is written.`);
  const organisation = JSON.parse(await readFile(new URL('organisation.json', import.meta.url), 'utf8'));
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const mailFolder = `${folder}.mails`;
  const server = await startServer(program, unfinished, { GUILDHALL_MAIL: `dir:${mailFolder}` });
  const password = randomBytes(12).toString('base64url');
  let signIn;
  try {
    const { workspace, email } = await fill({ base: server.base, mails: mailbox(mailFolder) }, organisation, password);
    signIn = { workspace, email, password, others: organisation.people.filter(({ role }) => role !== 'admin').slice(0, 4).map((person) => person.email) };
  } finally {
    await server.stop();
    await rm(mailFolder, { recursive: true, force: true });
    if (!signIn) await rm(unfinished, { recursive: true, force: true });
  }
  await writeFile(path.join(unfinished, 'sample'), `${JSON.stringify(signIn, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, folder);
}

if (import.meta.filename === process.argv[1]) await main(...process.argv.slice(2));
