import { pathPattern } from '../faults/path-pattern';
import { WrongScript } from '../faults/fault-script';
import type { Sandbox } from '../http/serve-world';
import { WrongIntervention } from '../intervene';
import { WrongLimit } from '../limits/read-limits';
import { readControlCommand, type ControlCommand } from './control-command';

export interface ControlReply {
  status: 200 | 400;
  body: unknown;
}

/** Carries out one command: 200 with what it brought, or 400 with `{"error"}`. */
export async function obeyControl(sandbox: Sandbox, given: unknown): Promise<ControlReply> {
  const read = readControlCommand(given);
  if ('wrong' in read) return { status: 400, body: { error: read.wrong } };
  try {
    return { status: 200, body: await carryOut(sandbox, read.command) };
  } catch (error) {
    const isTheirs = [WrongScript, WrongLimit, WrongIntervention].some((kind) => error instanceof kind);
    if (!isTheirs || !(error instanceof Error)) throw error;
    return { status: 400, body: { error: error.message } };
  }
}

async function carryOut(sandbox: Sandbox, given: ControlCommand): Promise<unknown> {
  switch (given.command) {
    case 'faults':
      sandbox.faults.script(given.script);
      return { done: true };
    case 'random-faults':
      sandbox.faults.random(given.seed, given);
      return { done: true };
    case 'clear-faults':
      sandbox.faults.clear();
      return { done: true };
    case 'limits':
      if (given.limits === 'off') sandbox.rateLimits.enforced = false;
      else sandbox.rateLimits.set(given.limits);
      return { done: true };
    case 'index-lag':
      sandbox.index.lag = given.ms;
      return { done: true };
    case 'flush-index':
      sandbox.index.flush();
      return { done: true };
    case 'act-as':
      return sandbox.actAs(given);
    case 'edit-issue': {
      const { account, issue, fields = {}, update = {}, cloudId } = given;
      const path = `/rest/api/3/issue/${encodeURIComponent(issue)}`;
      return sandbox.actAs({
        account,
        method: 'PUT',
        path,
        body: { fields, update },
        ...(cloudId === undefined ? {} : { cloudId }),
      });
    }
    case 'counters':
      return counters(sandbox, given);
    case 'requests':
      return { requests: sandbox.requests.entries };
    case 'clear-counters':
      sandbox.requests.clear();
      return { done: true };
    default:
      sandbox.intervene(given);
      return { done: true };
  }
}

function counters(sandbox: Sandbox, filter: { method?: string | undefined; path?: string | undefined }): unknown {
  const fitsPath = pathPattern(filter.path ?? '**');
  const counted = Object.entries(sandbox.requests.byPath).filter(([name]) => {
    const [method = '', path = ''] = name.split(' ');
    return (filter.method === undefined || filter.method.toUpperCase() === method) && fitsPath(path);
  });
  return {
    requests: counted.reduce((sum, [, count]) => sum + count, 0),
    byPath: Object.fromEntries(counted),
    points: sandbox.requests.points,
    faults: sandbox.faults.taken,
    pendingCommits: sandbox.pendingCommits,
  };
}
