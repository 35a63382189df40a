import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Fault } from '../faults/fault';
import type { Schedule } from '../schedule';
import type { JiraReply } from './route';
import { prepareReply, sendReply, type SendOptions } from './send-reply';

export interface Delivery {
  response: ServerResponse;
  socket: Socket;
  options: SendOptions;
  schedule: Schedule;
}

/** Sends the reply of an operation that was carried out, or does to it what the fault says. True when it went out whole. */
export function deliver(reply: JiraReply, fault: Fault | undefined, to: Delivery): boolean {
  switch (fault?.kind) {
    case 'cut-after':
      to.socket.destroy();
      return false;
    case 'reset':
      to.socket.resetAndDestroy();
      return false;
    case 'time-out':
      hang(to, fault.ms);
      return false;
    case 'truncate':
      truncate(reply, fault.bytes, to);
      return false;
    case 'drip':
      drip(reply, fault, to);
      return true;
    case 'answer':
      sendReply(to.response, fault.reply, to.options);
      return true;
    default:
      sendReply(to.response, reply, to.options);
      return true;
  }
}

/** No answer: the connection stays open until the client gives up, or until `ms` are over. */
export function hang(to: Pick<Delivery, 'socket' | 'schedule'>, ms: number | null): void {
  if (ms === null) return;
  to.socket.once(
    'close',
    to.schedule(() => to.socket.destroy(), ms),
  );
}

/** Promises the whole body and breaks off after `bytes` of it, half of it unless given. */
function truncate(reply: JiraReply, bytes: number | null, to: Delivery): void {
  const body = prepareReply(to.response, reply, to.options);
  const kept = body.subarray(0, Math.min(bytes ?? Math.floor(body.byteLength / 2), Math.max(0, body.byteLength - 1)));
  to.response.flushHeaders();
  // Only when the part has left does the connection break: a client must see it.
  if (kept.byteLength === 0) setImmediate(() => to.socket.destroy());
  else to.response.write(kept, () => to.socket.destroy());
}

/** The whole body, a few bytes at a time. */
function drip(reply: JiraReply, pace: { bytes: number; everyMs: number }, to: Delivery): void {
  const body = prepareReply(to.response, reply, to.options);
  to.response.flushHeaders();
  const send = (from: number): void => {
    const end = from + pace.bytes;
    if (end >= body.byteLength) {
      to.response.end(body.subarray(from));
      return;
    }
    to.response.write(body.subarray(from, end));
    const takeBack = to.schedule(() => {
      to.socket.off('close', takeBack);
      send(end);
    }, pace.everyMs);
    to.socket.once('close', takeBack);
  };
  send(0);
}
