export { type AuditedAct, type DoneAct, recordAudit, recordAudits } from './commands.ts';
export { auditPageIn } from './queries.ts';
export { readRecording } from './read-recording.ts';
export { auditRoutes } from './routes.ts';
export { AuditEntryShape, AuditPage } from './schemas.ts';
