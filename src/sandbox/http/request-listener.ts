import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { problem } from './envelopes';
import type { Faults } from './faults';
import type { LoggedRequest, RequestLog } from './request-log';
import type { JiraReply } from './route';
import { sendReply } from './send-reply';
import { BodyTooLarge, readRequest, splitTarget, type WebRequest } from './web-request';

export interface ListenerDeps {
  server: LoggedRequest['server'];
  answer: (request: WebRequest) => JiraReply | Promise<JiraReply>;
  log: RequestLog;
  faults: Faults;
  onError: (error: unknown) => void;
}

/** Joins Node's requests to the pure answers: logs, applies planned faults, reads, sends. */
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
  const startedAt = performance.now();
  const target = splitTarget(incoming.url ?? '/');
  const logged = deps.log.add({
    method: incoming.method ?? 'GET',
    path: target.path,
    // The query of a sign-in or of a signed link is nobody's to keep.
    query: target.path.startsWith('/ex/jira/') ? target.query.toString() : '',
    server: deps.server,
    authorized: incoming.headers.authorization !== undefined,
    status: null,
  });
  const fault = deps.faults.take(logged);
  if (fault?.kind === 'cut-before') {
    incoming.socket.destroy();
    return;
  }
  const options = { headOnly: incoming.method === 'HEAD', startedAt };
  let request: WebRequest;
  try {
    request = await readRequest(incoming);
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    logged.status = 413;
    sendReply(response, problem(413, error.message), options);
    return;
  }
  if (fault?.kind === 'hold') await fault.until;
  const reply = fault?.kind === 'answer' ? fault.reply : await deps.answer(request);
  if (fault?.kind === 'cut-after') {
    incoming.socket.destroy();
    return;
  }
  logged.status = reply.status;
  sendReply(response, reply, options);
}
