import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Intervention } from '../interventions';
import type { InterveningRequest } from '../intervene';
import type { Schedule } from '../schedule';
import type { Connections } from './connections';
import { deliver, hang, type Delivery } from './deliver';
import { problem } from './envelopes';
import type { Faults } from './faults';
import { cloudIdOf } from './gateway';
import type { LateCommits } from './late-commits';
import { partsOfBulk } from './parts-of-bulk';
import type { LoggedRequest, RequestLog } from './request-log';
import type { JiraReply } from './route';
import { sendReply } from './send-reply';
import { bearerOf, BodyTooLarge, readRequest, splitTarget, type WebRequest } from './web-request';

export interface ListenerDeps {
  server: LoggedRequest['server'];
  answer: (request: WebRequest, logged: LoggedRequest) => JiraReply | Promise<JiraReply>;
  log: RequestLog;
  faults: Faults;
  connections: Connections;
  lateCommits: LateCommits;
  schedule: Schedule;
  /** The sandbox's own clock, and the one that its answers show. */
  clock: () => number;
  shownClock: () => number;
  intervene: (intervention: Intervention, from: InterveningRequest) => void;
  onError: (error: unknown) => void;
}

/** Joins Node's requests to the pure answers: logs, applies faults, reads, sends. */
export function requestListener(deps: ListenerDeps): RequestListener {
  return (incoming, response) => {
    serve(incoming, response, deps).catch((error: unknown) => {
      // A client that hangs up while sending is no fault of the sandbox.
      if (!incoming.destroyed || incoming.complete) deps.onError(error);
      response.destroy();
    });
  };
}

async function serve(incoming: IncomingMessage, response: ServerResponse, deps: ListenerDeps): Promise<void> {
  const { socket } = incoming;
  const startedAt = performance.now();
  const logged = note(incoming, deps);
  const fault = deps.faults.take(logged);
  if (fault?.kind === 'cut-before') {
    socket.destroy();
    return;
  }
  const sending = (): Delivery => ({
    response,
    socket,
    schedule: deps.schedule,
    options: { headOnly: incoming.method === 'HEAD', startedAt, now: deps.shownClock() },
  });
  let request: WebRequest;
  try {
    request = await readRequest(incoming);
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    logged.status = 413;
    sendReply(response, problem(413, error.message), sending().options);
    return;
  }
  const answer = (part = request): JiraReply | Promise<JiraReply> => deps.answer(part, logged);
  switch (fault?.kind) {
    case 'commit-late':
      socket.destroy();
      deps.lateCommits.add(answer, fault.ms);
      return;
    case 'reset':
      if (fault.commit) break;
      socket.resetAndDestroy();
      return;
    case 'time-out':
      if (fault.commit) break;
      hang(sending(), fault.ms);
      return;
    case 'commit-part': {
      const { restAfter } = fault;
      const parts = partsOfBulk(request, fault.count);
      await answer(parts.first);
      if (restAfter !== null) deps.lateCommits.add(() => answer(parts.rest), restAfter);
      socket.resetAndDestroy();
      return;
    }
    case 'hold':
      await fault.until;
      break;
    case 'intervene':
      deps.intervene(fault.intervention, { token: bearerOf(request), cloudId: cloudIdOf(request.path) });
      break;
    default:
  }
  const replaced = fault?.kind === 'answer' && fault.commit !== true;
  const reply = replaced ? fault.reply : await answer();
  if (deliver(reply, fault, sending())) logged.status = fault?.kind === 'answer' ? fault.reply.status : reply.status;
}

function note(incoming: IncomingMessage, deps: ListenerDeps): LoggedRequest {
  const target = splitTarget(incoming.url ?? '/');
  return deps.log.add({
    method: incoming.method ?? 'GET',
    path: target.path,
    // The query of a sign-in or of a signed link is nobody's to keep.
    query: target.path.startsWith('/ex/jira/') ? target.query.toString() : '',
    server: deps.server,
    authorized: incoming.headers.authorization !== undefined,
    status: null,
    at: deps.clock(),
    ...deps.connections.count(incoming.socket),
  });
}
