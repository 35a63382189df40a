/** A project in which the account may create issues (`project/search?action=create`). */
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly style: 'company-managed' | 'team-managed';
  readonly typeKey: string;
}
