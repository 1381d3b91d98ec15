import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Field } from '#ui/field.tsx';
import type { EndpointFormApi } from './endpoint-fields.ts';
import { canPasskeyQuery } from './tokens/passkey.ts';
import type { TokenHint } from './tokens/tokens.ts';

/** What each protection stops, and what it does not (TRUST F). */
const stops = {
  none: 'Whoever can use this browser profile can use the token.',
  passphrase:
    'Stops whoever has this device or a copy of its disk. Not a passphrase that can be guessed, and not what runs in this page while the token is unlocked.',
  passkey:
    'Stops whoever has this device or a copy of its disk, with nothing to guess. Not what runs in this page while the token is unlocked.',
} as const;

/** What a token that is kept on this device is locked with. */
export function ProtectionFields({ form, saved }: { form: EndpointFormApi; saved: TokenHint | undefined }) {
  const { register, control, formState } = form;
  const { errors } = formState;
  const [protection, token] = useWatch({ control, name: ['protection', 'token'] });
  const { data: canPasskey } = useQuery(canPasskeyQuery);
  // Without WebCrypto, on a page that did not come over https, there is nothing to lock with.
  if (!globalThis.crypto.subtle) return null;
  const isKept = saved?.protection === 'passphrase' && token === '';
  // What is locked cannot be locked anew; the field that unlocks it stands with the token.
  const isOutOfReach = saved?.isLocked && token === '';
  return (
    <div className="grid gap-3">
      <div>
        <Field
          label="Protect it with"
          hint={protection !== 'none' && 'asked for after each reload'}
          error={errors.protection?.message}
        >
          {(wiring) => (
            <select {...wiring} {...register('protection')} className="field h-[34px]">
              <option value="none">Nothing</option>
              <option value="passphrase">A passphrase</option>
              {(canPasskey || saved?.protection === 'passkey') && <option value="passkey">A passkey</option>}
            </select>
          )}
        </Field>
        <p className="mt-1.5 text-xs text-faint">{stops[protection]}</p>
      </div>
      {protection === 'passphrase' && !isOutOfReach && (
        <div className="grid gap-3 mid:grid-cols-2">
          <Field label="Passphrase" error={errors.passphrase?.message}>
            {(wiring) => (
              <input
                {...wiring}
                {...register('passphrase')}
                type="password"
                autoComplete="new-password"
                className="field"
                placeholder={isKept ? 'Leave empty to keep it' : 'Four random words, say'}
              />
            )}
          </Field>
          <Field label="Passphrase again" error={errors.passphraseAgain?.message}>
            {(wiring) => (
              <input
                {...wiring}
                {...register('passphraseAgain')}
                type="password"
                autoComplete="new-password"
                className="field"
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}
