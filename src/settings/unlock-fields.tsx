import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Field, FieldError } from '#ui/field.tsx';
import { unlock } from './tokens/unlock.ts';

type UnlockFieldsProps = {
  /** The endpoint's id. */
  endpoint: string;
  protection: 'passphrase' | 'passkey';
  onUnlocked?: () => void;
};

/** What unlocks a token: a passphrase, or a press that asks for the passkey. Stands in forms, so it is none itself. */
export function UnlockFields({ endpoint, protection, onUnlocked }: UnlockFieldsProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function tryUnlock() {
    setPending(true);
    const problem = await unlock(endpoint, passphrase);
    setPending(false);
    setProblem(problem);
    if (!problem) onUnlocked?.();
  }

  if (protection === 'passkey')
    return (
      <div>
        <Button look="primary" data-autofocus disabled={isPending} onClick={() => void tryUnlock()}>
          <KeyRound size={14} /> Unlock with the passkey
        </Button>
        <div role="alert">{problem && <FieldError id={`${endpoint}-passkey`}>{problem}</FieldError>}</div>
      </div>
    );
  return (
    <Field label="Passphrase" error={problem}>
      {(wiring) => (
        <div className="flex gap-2">
          <input
            {...wiring}
            type="password"
            autoComplete="current-password"
            data-autofocus
            className="field"
            value={passphrase}
            onChange={(event) => {
              setProblem(undefined);
              setPassphrase(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              if (passphrase && !isPending) void tryUnlock();
            }}
          />
          <Button
            look="primary"
            className="h-[34px]"
            disabled={passphrase === '' || isPending}
            onClick={() => void tryUnlock()}
          >
            {isPending ? 'Unlocking …' : 'Unlock'}
          </Button>
        </div>
      )}
    </Field>
  );
}
