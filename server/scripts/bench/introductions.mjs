// `npm run -s bench -- introductions [--size 100000] [--introductions 20000] [--rounds 200] [--json]`: asking for an introduction
// and the facilitator's board, over HTTP, on a world of that size with that many introductions; beside each the same in plain SQL.
import { createHmac, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { buildClient, buildServer } from '../build.mjs';
import { benchFolder, connect, machine, quantiles, serve, tell, timed, wasl } from './world.mjs';

/** Introductions in every state, spread over the clusters that somebody facilitates; as an import would write them. */
const fill = `
  with members as (
    select m.stakeholder_id as id, min(m.cluster_id) as cluster, row_number() over (order by m.stakeholder_id) as n
    from membership m join role r on r.cluster_id = m.cluster_id
    join stakeholder s on s.id = m.stakeholder_id and s.status = 'published' group by 1),
  others as (
    select id, row_number() over (order by md5(id::text)) as n from stakeholder where status = 'published'),
  sizes as (select (select count(*) from members) as members, (select count(*) from others) as others),
  pairs as (
    select distinct on (a.id, b.id) a.id as asking, b.id as asked, a.cluster, g.n
    from generate_series(1, $1::int) g(n), sizes
    join members a on true join others b on true
    where a.n = 1 + g.n % sizes.members and b.n = 1 + (g.n * 7919) % sizes.others and a.id <> b.id)
  insert into introduction (id, asking_id, asked_id, by_facilitator, gate, gate_clusters, state, reason, reason_lang,
    asking_consent_at, asked_consent_at, created_at, forwarded_at, changed_at, due_at, version, asking_version, asked_version)
  select gen_random_uuid(), asking, asked, false, 'asking', array[cluster],
    (array['proposed','forwarded','introduced','met','agreed','declined','expired','no-agreement'])[1 + n % 8],
    'Sixty engraved lamps for a hotel.', 'en', now() - interval '9 days',
    case when n % 8 in (2, 3, 4, 7) then now() - interval '5 days' end,
    now() - interval '9 days', case when n % 8 <> 0 then now() - interval '6 days' end, now() - interval '5 days',
    now() + n % 12 * interval '1 day', 3, 3, 2
  from pairs on conflict do nothing`;

const propose = `mutation Propose($input: ProposalInput!) { proposeIntroduction(input: $input) { id version state } }`;
const card = 'id version state reason { text lang dir } waitsFor until changedAt createdAt mayDo askingName askedName';
const columns = ['PROPOSED', 'FORWARDED', 'INTRODUCED', 'MET', 'AGREED'];
/** The desk's own query: five columns of twenty, each with its count. */
const board = `{ ${columns.map((each) => `${each}: introductionBoard(state: ${each}, first: 20) { totalCount nodes { ${card} } }`).join(' ')} }`;

/** The cookie of a session for an account of the world. */
async function cookieOf(client, account) {
  const token = randomUUID();
  await client.query(
    `insert into session (id, token, account_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [randomUUID(), token, account],
  );
  const { rows } = await client.query('select value from signing_secret');
  const signature = createHmac('sha256', rows[0].value).update(token).digest('base64');
  return `wasl.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

async function askAs(url, cookie, query, variables, actingFor) {
  const headers = {
    'content-type': 'application/json',
    cookie,
    ...(actingFor ? { 'x-wasl-acting-for': actingFor } : {}),
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  if (answer.errors) throw new Error(answer.errors[0].message);
  return answer.data;
}

/** The first tenth warms up. */
async function times(count, work) {
  const all = [];
  for (let n = 0; n < count; n++) {
    const { ms } = await timed(() => work(n));
    if (n >= count / 10) all.push(ms);
  }
  return quantiles(all);
}

/** Measures and prints; the world is that of BENCH_DIR where one is kept. */
export async function benchIntroductions(args) {
  const { values: options } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: '100000' },
      introductions: { type: 'string', default: '20000' },
      rounds: { type: 'string', default: '200' },
      json: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(options.rounds);
  const { folder, remove } = benchFolder();
  buildServer();
  buildClient();
  const report = machine();
  let wasl1 = await serve(folder, { JOBS: 'off' });
  const known = await connect(folder);
  const { rows: sized } = await known.query('select count(*)::int as count from stakeholder');
  await known.end();
  if (sized[0].count < Number(options.size)) {
    await wasl1.stop();
    await wasl(folder, ['seed', '--size', options.size]);
    wasl1 = await serve(folder, { JOBS: 'off' });
  }
  const { url, stop } = wasl1;
  const client = await connect(folder);
  try {
    // Everyone gets room for more requests than a real account may have waiting, by asking for many stakeholders.
    await client.query('delete from introduction');
    await client.query(fill, [Number(options.introductions) * 1.05]);
    await client.query('delete from introduction where id in (select id from introduction order by id offset $1)', [
      Number(options.introductions),
    ]);
    await client.query('analyze introduction');
    const { rows: counts } = await client.query(
      `select (select count(*)::int from stakeholder) as stakeholders, (select count(*)::int from introduction) as introductions`,
    );
    const { rows: gates } = await client.query(
      `select r.account_id as account, count(*)::int as waits from introduction i join role r on r.cluster_id = any(i.gate_clusters)
       where i.facilitator_id is null group by 1 order by 2 desc limit 1`,
    );
    const facilitator = await cookieOf(client, gates[0].account);
    const { rows: askers } = await client.query(
      `select s.id from stakeholder s join membership m on m.stakeholder_id = s.id where s.status = 'published'
       and not exists (select from introduction i where i.asking_id = s.id) group by 1 order by md5(s.id::text) limit $1`,
      [Math.ceil(rounds / 10)],
    );
    const { rows: targets } = await client.query(
      `select id from stakeholder where status = 'published' and coalesce(visibility->>'profile', 'members') <> 'facilitators'
       order by md5(id::text || 'asked') limit $1`,
      [rounds + 50],
    );
    const { rows: someone } = await client.query(
      `select id from account where not exists (select from role where account_id = account.id) order by id limit 1`,
    );
    for (const { id } of askers) {
      await client.query(
        `insert into delegate (account_id, stakeholder_id, role) values ($1, $2, 'editor') on conflict do nothing`,
        [someone[0].id, id],
      );
    }
    const member = await cookieOf(client, someone[0].id);
    Object.assign(report, counts[0], { waitAtTheBusiestGate: gates[0].waits });
    await askAs(url, member, '{ snapshotVersion(catchUp: true) }');
    report.proposeIntroduction = await times(rounds, (n) => {
      const asker = askers[n % askers.length].id;
      const input = { from: asker, with: targets[n].id === asker ? targets[rounds + 1].id : targets[n].id };
      return askAs(url, member, propose, { input: { ...input, reason: 'Sixty engraved lamps for a hotel.' } }, asker);
    });
    report.baselineInsert = await times(rounds, (n) =>
      client.query(
        `insert into introduction (id, asking_id, asked_id, by_facilitator, gate, state, reason, reason_lang, asking_consent_at,
           created_at, changed_at, due_at, version)
         values ($1, $2, $3, false, 'desk', 'returned', 'Sixty lamps.', 'en', now(), now(), now(), now(), 1)`,
        [
          randomUUID(),
          askers[n % askers.length].id,
          targets[n].id === askers[n % askers.length].id ? targets[rounds + 2].id : targets[n].id,
        ],
      ),
    );
    report.board = await times(rounds, () => askAs(url, facilitator, board));
    report.baselineBoard = await times(rounds, async () => {
      for (const state of columns) {
        await client.query(
          `select i.*, a.name, b.name from introduction i join stakeholder a on a.id = i.asking_id join stakeholder b on b.id = i.asked_id
           where i.state = $1 and i.facilitator_id is null and i.gate_clusters && array(select cluster_id from role where account_id = $2)
           order by i.due_at, i.id limit 20`,
          [state.toLowerCase(), gates[0].account],
        );
      }
    });
  } finally {
    await client.end();
    await stop();
    remove();
  }
  tell(report, options.json);
}
