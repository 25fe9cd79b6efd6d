// The organisation and the questions that bench_decide --write has written, as plain maps.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const lines = (folder, name) => readFileSync(path.join(folder, name), 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t'));

function addTo(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

/** Ids of users and apps are unique in all; a group is "workspace/name". */
export function readOrganisation(folder) {
  const groupsOfUser = new Map(), appsOfGroup = new Map(), groupsOfApp = new Map();
  for (const [workspace, user, group] of lines(folder, 'members.tsv')) addTo(groupsOfUser, user, `${workspace}/${group}`);
  for (const [workspace, group, app] of lines(folder, 'grants.tsv')) {
    addTo(appsOfGroup, `${workspace}/${group}`, app);
    addTo(groupsOfApp, app, `${workspace}/${group}`);
  }
  const questions = lines(folder, 'questions.tsv').map(([, user, app, allowed]) => ({ user, app, allowed: allowed === '1' }));
  return { groupsOfUser, appsOfGroup, groupsOfApp, questions };
}

/** Checks the first answers, then asks again and again for `seconds`; prints one line of JSON. */
export function measure(what, { questions }, seconds, ask) {
  for (const question of questions.slice(0, 500)) {
    if (ask(question) !== question.allowed) throw new Error(`${what}: a wrong answer`);
  }
  const cpu = process.cpuUsage(), began = performance.now();
  let ops = 0;
  while (performance.now() - began < seconds * 1000) {
    for (let i = 0; i < 100; ++i) ask(questions[ops++ % questions.length]);
  }
  const used = process.cpuUsage(cpu);
  console.log(JSON.stringify({ what, ops, seconds: (performance.now() - began) / 1000, cpu_seconds: (used.user + used.system) / 1e6 }));
}
