/** A Jira Cloud instance that an account may reach, from `oauth/token/accessible-resources`. */
export interface Site {
  readonly cloudId: string;
  /** Browser address without trailing slash; links to issues are built from it. */
  readonly url: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly scopes: readonly string[];
}

/** Whose eyes we look with, and where: everything that is kept or asked is keyed by this pair. */
export interface SiteRef {
  readonly accountId: string;
  readonly cloudId: string;
}
