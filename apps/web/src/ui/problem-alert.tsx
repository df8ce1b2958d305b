import { useTexts } from '../i18n/i18n.ts';
import { ApiProblem, fieldOfPointer, type ProblemViolation } from '../lib/api-problem.ts';
import { fieldId, focusField } from './field.ts';
import styles from './notice.module.css';
import { Notice } from './notice.tsx';

/** The words for a refusal: the API's own, or ours when the answer never came or was no problem. */
export function useProblemWords(problem: unknown): { title: string; detail: string } {
  const t = useTexts();
  if (!(problem instanceof ApiProblem))
    return { title: t('ui.problem.unexpected'), detail: t('ui.problem.crash') };
  const { status, title, detail } = problem.fields;
  if (status === 0) return { title: t('ui.problem.offline'), detail: t('ui.problem.offlineFix') };
  if (status >= 500) return { title: title || t('ui.problem.unexpected'), detail: t('ui.problem.serverFix') };
  return { title: title || t('ui.problem.unexpected'), detail: detail === title ? '' : detail };
}

/** A refusal, where the action is: what happened, every reason with its fix, and the way to the field. */
export function ProblemAlert({ problem }: { problem: unknown }) {
  const t = useTexts();
  const { title, detail } = useProblemWords(problem);
  const fields = problem instanceof ApiProblem ? problem.fields : null;
  const showsReference = fields !== null && fields.correlationId !== null && fields.violations.length === 0;
  return (
    <Notice tone="bad" title={title} isUrgent>
      {detail && <p>{detail}</p>}
      {fields && fields.violations.length > 0 && (
        <ul className={styles.list}>
          {fields.violations.map((violation) => (
            <ViolationItem
              key={`${violation.pointer}${violation.code}${violation.message}`}
              violation={violation}
            />
          ))}
        </ul>
      )}
      {showsReference && (
        <p className={styles.reference}>{t('ui.problem.reference', { id: fields.correlationId ?? '' })}</p>
      )}
    </Notice>
  );
}

function ViolationItem({ violation }: { violation: ProblemViolation }) {
  const name = fieldOfPointer(violation.pointer);
  const hasField = violation.pointer !== '' && document.getElementById(fieldId(name)) !== null;
  return (
    <li>
      {hasField ? (
        <button type="button" className={styles.place} onClick={() => focusField(name)}>
          {violation.message}
        </button>
      ) : (
        <span>{violation.message}</span>
      )}
      {violation.fix && <p className={styles.fix}>{violation.fix}</p>}
    </li>
  );
}
