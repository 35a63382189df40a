import type { JiraContext } from '../context';

/** Account ids that a word means: the id itself, a display name or an e-mail address. */
export function resolvePerson(context: Pick<JiraContext, 'world'>, word: string): string[] {
  const lower = word.toLowerCase();
  return context.world.people
    .filter(
      (one) =>
        one.accountId === word || one.displayName.toLowerCase() === lower || one.emailAddress?.toLowerCase() === lower,
    )
    .map((one) => one.accountId);
}
