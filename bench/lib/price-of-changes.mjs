import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { aCreate, source } from './outbox-program.mjs';

const KINDS = ['edit', 'comment', 'transition'];

/**
 * What one change of each kind costs of the hour's points, by the server's count: all that is read before and after it, and its read-back
 * into the mirror. The second of each kind counts: who we are is asked once.
 */
export async function priceOfChanges({ control }, program) {
  const { ref, gateway, outbox } = program;
  const figures = [];
  const price = async (change) => {
    await control({ command: 'clear-counters' });
    const added = await outbox.add(change, { replaces: null, patience: 30_000 });
    if (!added.ok || added.value.status.state !== 'applied') throw new Error(JSON.stringify(added));
    const points = await pointsAtRest(control);
    return { points, key: added.value.status.issueKey };
  };
  const { points, key } = await price(aCreate(ref, 'One by itself'));
  figures.push({ name: 'create-by-itself', value: points });
  const read = await source.issue.readIssue(gateway, ref, key);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const issue = read.value;
  for (const kind of KINDS) {
    let last = 0;
    for (const round of [1, 2]) {
      const body = await bodyOf(kind, round, { gateway, ref, key });
      const change = {
        id: randomUUID(),
        ...ref,
        kind,
        title: kind,
        subtitle: key,
        projectKey: 'SHOP',
        createdAt: Date.now(),
        issue: { id: issue.id, key },
        body,
      };
      last = (await price(change)).points;
    }
    figures.push({ name: kind, value: last });
  }
  return figures.map(({ name, value }) => ({
    name: `outbox-rate.points.${name}`,
    value,
    unit: 'points, read back',
    bar: null,
  }));
}

async function bodyOf(kind, round, { gateway, ref, key }) {
  if (kind === 'comment') {
    const text = [{ type: 'text', text: `Comment ${round}` }];
    return { kind, body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: text }] } };
  }
  const read = await source.issue.readIssue(gateway, ref, key);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const { summary, status } = read.value.fields;
  if (kind === 'edit') {
    const field = { fieldId: 'summary', name: 'Summary', schema: { type: 'string', system: 'summary' } };
    return { kind, fields: [{ ...field, operations: ['set'], base: summary, mine: `Said anew ${round}` }] };
  }
  const offered = await source.transition.readTransitions(gateway, ref, key);
  if (!offered.ok) throw new Error(JSON.stringify(offered.failure));
  const next = offered.value.find(({ to }) => to.id !== status.id);
  const name = ({ id, name: words }) => ({ id, name: words });
  return { kind, transitionId: next.id, name: next.name, from: name(status), to: name(next.to), fields: [] };
}

async function pointsAtRest(control) {
  for (let before = -1; ;) {
    const { points } = await control({ command: 'counters' });
    if (points.total === before) return before;
    before = points.total;
    await wait(400);
  }
}
