import { type ReactNode, useState } from 'react';
import { revokeToken, revokeUrl } from '#inference/revoke-token.ts';
import { useNow } from '#lib/use-now.ts';
import { Button } from '#ui/button.tsx';
import { OutLink } from './out-link.tsx';
import { Caution } from './token-check.tsx';
import { isHuggingFace } from './tokens/authorize-with.ts';
import { release } from './tokens/token-checks.ts';
import { keeping } from './tokens/token-keeping.ts';
import type { TokenHint } from './tokens/tokens.ts';
import { UnlockFields } from './unlock-fields.tsx';

const settings = 'https://huggingface.co/settings';

/** Clocks differ; a sign-in counts as ended by the clock only so much later, in milliseconds (TRUST F-25). */
const toleranceMs = 300_000;

/** How long revoking may take, in milliseconds. */
const patienceMs = 15_000;

/** Where forgetting has got to. */
type Step = 'asked' | 'revoking' | 'forgotten' | 'revoked' | 'not-revoked' | 'signed-out';

type SavedTokenProps = {
  /** The endpoint's id. */
  endpoint: string;
  saved: TokenHint | undefined;
  /** Whether the endpoint is about to move away from the origin the token is for. */
  leaves: boolean;
  /** What else is known of it. */
  children: ReactNode;
};

/** What is kept: for whom, since when, how long; and ways to be rid of it. */
export function SavedToken({ endpoint, saved, leaves, children }: SavedTokenProps) {
  const [step, setStep] = useState<Step>();
  const [isNoted, setNoted] = useState(true);

  function forget(next: Step) {
    release(endpoint);
    keeping.forget(endpoint);
    setStep(next);
    void keeping.noted().then(setNoted);
  }

  function lock() {
    release(endpoint);
    keeping.setUnlocked(endpoint);
  }

  async function revoke() {
    const token = keeping.reveal(endpoint, new URL(revokeUrl));
    // Gone from here first: whatever comes of the rest, it has been forgotten.
    forget('revoking');
    if (!token) return setStep('not-revoked');
    const outcome = revokeToken(token, { signal: AbortSignal.timeout(patienceMs) });
    setStep(await outcome.then(() => 'revoked' as const).catch(() => 'not-revoked' as const));
  }

  if (!saved) return <Outcome step={step} isNoted={isNoted} />;

  const { protection } = saved;
  const isSignIn = saved.expiresAt !== undefined;
  return (
    <div className="rounded-lg border border-line bg-ground p-3">
      <p className="flex items-baseline justify-between gap-3">
        <span className="wrap-anywhere">
          {isSignIn ? 'Signed in' : 'Token'} for {new URL(saved.origin).host}
        </span>
        <span className="mono shrink-0 text-mute">{saved.hint}</span>
      </p>
      <p className="mt-0.5 text-xs text-faint">
        Added {inWords(saved.addedAt)}, {saved.remembered ? 'kept on this device' : 'for this tab only'}
        {protection && `, ${saved.isLocked ? 'locked' : 'unlocked, protected'} with a ${protection}`}
        {saved.expiresAt !== undefined && `, ends ${inWords(saved.expiresAt)}`}
      </p>
      {saved.expiresAt !== undefined && <Ended at={saved.expiresAt} />}
      {saved.isLocked && !protection && (
        <Caution>It was not used for 30 days, so it was forgotten. Enter it again.</Caution>
      )}
      {saved.isLocked && protection && (
        <div className="mt-2.5">
          <UnlockFields endpoint={endpoint} protection={protection} />
        </div>
      )}
      {leaves ? <Caution>Saving forgets it: it does not go along to another address.</Caution> : children}
      {step === 'asked' ? (
        <div className="mt-2.5 flex flex-wrap items-center gap-2">
          <span className="text-mute">Revoking ends this token everywhere, not only here.</span>
          <Button size="small" onClick={() => void revoke()}>
            Revoke it
          </Button>
          <Button size="small" look="quiet" onClick={() => setStep(undefined)}>
            Keep it
          </Button>
        </div>
      ) : (
        <div className="mt-2.5 flex flex-wrap gap-2">
          {protection && !saved.isLocked && (
            <Button size="small" onClick={lock}>
              Lock now
            </Button>
          )}
          <Button size="small" onClick={() => forget(isSignIn ? 'signed-out' : 'forgotten')}>
            Forget token
          </Button>
          {isHuggingFace(saved.origin) && !isSignIn && !saved.isLocked && (
            <Button size="small" look="quiet" onClick={() => setStep('asked')}>
              Forget and revoke
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Ended({ at }: { at: number }) {
  return useNow() > at + toleranceMs ? <Caution>Your sign-in has ended. Sign in again.</Caution> : null;
}

function Outcome({ step, isNoted }: { step: Step | undefined; isNoted: boolean }) {
  return (
    <p aria-live="polite" className="text-mute empty:hidden">
      {step === 'forgotten' && 'The token is forgotten.'}
      {!isNoted && 'This browser keeps no database, so a crash within the next minute could bring it back. '}
      {step === 'revoking' && 'The token is forgotten here. Asking Hugging Face to revoke it …'}
      {step === 'revoked' && 'The token is forgotten here and revoked everywhere.'}
      {step === 'not-revoked' && (
        <>
          The token is forgotten here, but not revoked: Hugging Face did not do it.{' '}
          <OutLink to={`${settings}/tokens`}>Revoke it in your settings</OutLink>
        </>
      )}
      {step === 'signed-out' && (
        <>
          The sign-in is forgotten here.{' '}
          <OutLink to={`${settings}/connected-applications`}>Disconnect Proofsheet from your account</OutLink>
        </>
      )}
    </p>
  );
}

function inWords(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
