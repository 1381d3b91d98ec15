import { type ReactNode, useState } from 'react';
import { revokeToken, revokeUrl } from '#inference/revoke-token.ts';
import { useNow } from '#lib/use-now.ts';
import { Button } from '#ui/button.tsx';
import { OutLink } from './out-link.tsx';
import { Caution } from './token-check.tsx';
import { release } from './token-checks.ts';
import { isHuggingFace, type TokenHint, tokens } from './tokens.ts';

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

  function forget(next: Step) {
    release(endpoint);
    tokens.forget(endpoint);
    setStep(next);
  }

  async function revoke() {
    const token = tokens.reveal(endpoint, new URL(revokeUrl));
    // Gone from here first: whatever comes of the rest, it has been forgotten.
    forget('revoking');
    if (!token) return setStep('not-revoked');
    const outcome = revokeToken(token, { signal: AbortSignal.timeout(patienceMs) });
    setStep(await outcome.then(() => 'revoked' as const).catch(() => 'not-revoked' as const));
  }

  if (!saved) return <Outcome step={step} />;

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
        {saved.expiresAt !== undefined && `, ends ${inWords(saved.expiresAt)}`}
      </p>
      {saved.expiresAt !== undefined && <Ended at={saved.expiresAt} />}
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
          <Button size="small" onClick={() => forget(isSignIn ? 'signed-out' : 'forgotten')}>
            Forget token
          </Button>
          {isHuggingFace(saved.origin) && !isSignIn && (
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

function Outcome({ step }: { step: Step | undefined }) {
  return (
    <p aria-live="polite" className="text-mute empty:hidden">
      {step === 'forgotten' && 'The token is forgotten.'}
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
