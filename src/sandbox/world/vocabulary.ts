import type { LinkType, Priority, Resolution } from './model';

export const PRIORITY = { highest: '1', high: '2', medium: '3', low: '4', lowest: '5', blocker: '10100' } as const;

export function priorities(): Priority[] {
  return [
    { id: '1', name: 'Highest', description: 'This problem will block progress.', statusColor: '#d04437' },
    { id: '2', name: 'High', description: 'Serious problem that could block progress.', statusColor: '#f15C75' },
    { id: '3', name: 'Medium', description: 'Has the potential to affect progress.', statusColor: '#f79232' },
    { id: '4', name: 'Low', description: 'Minor problem or easily worked around.', statusColor: '#707070' },
    { id: '5', name: 'Lowest', description: 'Trivial problem with little or no impact.', statusColor: '#999999' },
    { id: '10100', name: 'Blocker', description: 'Shops cannot sell.', statusColor: '#9f0707' },
  ];
}

export const RESOLUTION = {
  done: '10000',
  wontDo: '10001',
  duplicate: '10002',
  cannotReproduce: '10003',
  knownError: '10004',
} as const;

export function resolutions(): Resolution[] {
  return [
    { id: RESOLUTION.done, name: 'Done', description: 'Work has been completed on this issue.' },
    { id: RESOLUTION.wontDo, name: "Won't Do", description: "This issue won't be actioned." },
    { id: RESOLUTION.duplicate, name: 'Duplicate', description: 'The problem is a duplicate of an existing issue.' },
    {
      id: RESOLUTION.cannotReproduce,
      name: 'Cannot Reproduce',
      description: 'All attempts at reproducing this issue failed.',
    },
    { id: RESOLUTION.knownError, name: 'Known Error', description: 'The problem has a known root cause.' },
  ];
}

const LINK = {
  blocks: '10000',
  cloners: '10001',
  duplicate: '10002',
  relates: '10003',
  causes: '10004',
} as const;

export function linkTypes(): LinkType[] {
  return [
    { id: LINK.blocks, name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
    { id: LINK.cloners, name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
    { id: LINK.duplicate, name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
    { id: LINK.relates, name: 'Relates', inward: 'relates to', outward: 'relates to' },
    { id: LINK.causes, name: 'Problem/Incident', inward: 'is caused by', outward: 'causes' },
  ];
}
