/** Who may call what: the roles of users. Every context's endpoints name them. */
export type { Role } from '@strata/domain';
