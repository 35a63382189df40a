import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Every living process of a session, which is how a program that was started `detached` is found again with all its children. */
export function processTree(leader) {
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => sessionOf(pid) === leader);
}

function sessionOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : Number(session);
  } catch {
    return null; // ended meanwhile
  }
}

/** Ends a session at once and waits until nothing of it is left: what still unmaps its memory would be in the next figure. */
export async function killTree(leader) {
  for (let round = 0; round < 500; round += 1) {
    const left = processTree(leader);
    if (left.length === 0) return;
    for (const pid of left) tryKill(pid);
    await wait(10);
  }
  throw new Error(`processes of session ${leader} do not end: ${processTree(leader).join(', ')}`);
}

function tryKill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
