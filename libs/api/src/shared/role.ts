/** Who may call what: the roles of users. Every context's endpoints name them. */
export { roleAllows, type Role } from '@strata/domain';
