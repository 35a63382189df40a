/** Ends a switch over a union: a new member that is not handled fails the type check, not the user. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
