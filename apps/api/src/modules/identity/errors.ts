import { defineProblem, onConstraint } from '../../platform/problem.ts';

export const wrongCredentials = defineProblem({
  type: 'identity/wrong-credentials',
  status: 401,
  title: { it: 'Indirizzo o password non corretti', en: 'Wrong address or password' },
});
export const tooManyAttempts = defineProblem({
  type: 'identity/too-many-attempts',
  status: 429,
  title: {
    it: 'Troppi tentativi: attendi prima di riprovare',
    en: 'Too many attempts: wait before trying again',
  },
});
export const linkNotValid = defineProblem({
  type: 'identity/link-not-valid',
  status: 422,
  title: {
    it: 'Il collegamento è scaduto o è già stato usato',
    en: 'The link has expired or was already used',
  },
});
export const passwordRefused = defineProblem({
  type: 'identity/password-refused',
  status: 422,
  title: { it: 'La password non può essere accettata', en: 'The password cannot be accepted' },
});
export const userRefused = defineProblem({
  type: 'identity/user-refused',
  status: 422,
  title: { it: 'L’utente non può essere salvato così', en: 'The user cannot be saved like this' },
});
export const apiKeyRefused = defineProblem({
  type: 'identity/api-key-refused',
  status: 422,
  title: { it: 'La chiave non può essere creata così', en: 'The key cannot be made like this' },
});
export const emailTaken = defineProblem({
  type: 'identity/email-taken',
  status: 409,
  title: { it: 'Esiste già un utente con questo indirizzo', en: 'A user with this address exists already' },
});
export const alreadyActive = defineProblem({
  type: 'identity/already-active',
  status: 409,
  title: { it: 'L’utente ha già accettato l’invito', en: 'The user has already accepted the invitation' },
});
export const userSuspended = defineProblem({
  type: 'identity/user-suspended',
  status: 409,
  title: { it: 'L’utente è sospeso: riattivalo prima', en: 'The user is suspended: reactivate them first' },
});
export const foreignOrigin = defineProblem({
  type: 'identity/foreign-origin',
  status: 403,
  title: {
    it: 'La richiesta non viene da questa applicazione',
    en: 'The request does not come from this application',
  },
});

onConstraint('user_email_once', emailTaken);
