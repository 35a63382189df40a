import type { ScopeFamilies } from '../http/scope-rules';

/** How tokens behave where Atlassian's rules are unproven, or where a test needs the hard case (contract §13). */
export interface TokenSwitches {
  /** Lifetime of an access token, in seconds. */
  accessTokenSeconds: number;
  /** Lifetime of an authorization code, in seconds. */
  codeSeconds: number;
  /** How long a used refresh token still answers with a fresh pair, in seconds; 0 turns the leeway off. */
  refreshLeewaySeconds: number;
  /** Days without a refresh after which a refresh token is dead. */
  refreshIdleDays: number;
  /** Days after consent when refreshing ends for good; `null`: never (the newest documentation names no limit). */
  refreshAbsoluteDays: number | null;
  /** Which of the two bodies seen in the wild a dead refresh token gets. */
  deadRefreshToken: 'invalid_grant' | 'unauthorized_client';
  /** Is a code_verifier compared with the code_challenge? Unproven at Atlassian, so off. */
  checkPkce: boolean;
  /** Status of the gateway for a bad or expired token; 403 and 404 were seen at Confluence's gateway. */
  badTokenStatus: 401 | 403 | 404;
  scopeFamilies: ScopeFamilies;
}

export const atlassianSwitches: Readonly<TokenSwitches> = {
  accessTokenSeconds: 3600,
  codeSeconds: 60,
  refreshLeewaySeconds: 600,
  refreshIdleDays: 90,
  refreshAbsoluteDays: null,
  deadRefreshToken: 'invalid_grant',
  checkPkce: false,
  badTokenStatus: 401,
  scopeFamilies: 'both',
};
