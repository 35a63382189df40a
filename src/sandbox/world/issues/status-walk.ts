import type { Workflow } from '../model';
import type { Random } from '../random';

/** Statuses entered after the first one, in order, to get from `from` to `to` by the workflow's own transitions. */
export function pathBetween(workflow: Workflow, from: string, to: string): string[] {
  if (from === to) return [];
  if (workflow.transitions.every((transition) => transition.from.length === 0)) return inOrder(workflow, from, to);
  const cameFrom = new Map<string, string>([[from, from]]);
  const waiting = [from];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const transition of workflow.transitions) {
      if (!transition.from.includes(at) || cameFrom.has(transition.to)) continue;
      cameFrom.set(transition.to, at);
      waiting.push(transition.to);
    }
  }
  // Only a global transition leads there.
  if (!cameFrom.has(to)) return [to];
  const path: string[] = [];
  for (let at = to; at !== from; at = cameFrom.get(at) ?? from) path.unshift(at);
  return path;
}

/** Where everything is allowed, people still go from left to right over the board. */
function inOrder(workflow: Workflow, from: string, to: string): string[] {
  const order = workflow.transitions.map((transition) => transition.to);
  const [start, end] = [order.indexOf(from), order.indexOf(to)];
  return start < end ? order.slice(start + 1, end + 1) : [to];
}

/** The statuses an issue went through after its first one, to `target`; sometimes sent back once on the way. */
export function statusWalk(workflow: Workflow, target: string, random: Random): string[] {
  const straight = pathBetween(workflow, workflow.initialStatusId, target);
  if (straight.length < 2 || !random.chance(0.15)) return straight;
  const turnAt = random.int(1, straight.length - 1);
  const there = straight.slice(0, turnAt);
  const turn = there.at(-1);
  if (turn === undefined) return straight;
  const seen = new Set([workflow.initialStatusId, ...there]);
  const back = workflow.transitions.find(
    (transition) => transition.from.includes(turn) && seen.has(transition.to) && transition.to !== turn,
  );
  if (back === undefined) return straight;
  return [...there, back.to, ...pathBetween(workflow, back.to, target)];
}
