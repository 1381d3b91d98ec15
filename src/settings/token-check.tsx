import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '#inference/whoami.ts';
import { Button } from '#ui/button.tsx';
import { OutLink } from './out-link.tsx';
import { checkQuery } from './tokens/token-checks.ts';

/** Makes a token with the one permission that is needed (TRUST F.2). */
const newToken =
  'https://huggingface.co/settings/tokens/new?ownUserPermissions=inference.serverless.write&tokenType=fineGrained';

const unchecked = {
  busy: 'Not checked: Hugging Face is busy.',
  unreachable: 'Not checked: Hugging Face could not be reached.',
  unclear: 'Not checked: Hugging Face did not say whose token this is.',
} as const;

type TokenCheckProps = {
  /** The name of the token, or nothing where there is none to ask about. */
  name: string | undefined;
  /** Whether it came from signing in. */
  isSignIn: boolean;
  /** Whether it is for Inference Providers, and not for an endpoint of one's own. */
  forProviders: boolean;
};

/** Whose a token of Hugging Face is and what it may do, as soon as that is known. */
export function TokenCheck({ name, isSignIn, forProviders }: TokenCheckProps) {
  const { data: check, isFetching, refetch } = useQuery(checkQuery(name));
  return (
    <div aria-live="polite" className="empty:hidden">
      {name && isFetching && !check && <p className="mt-1.5 text-xs text-faint">Asking Hugging Face whose it is …</p>}
      {name && check?.kind === 'unchecked' && (
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 text-xs text-mute">
          {unchecked[check.because]}
          <Button look="quiet" size="small" disabled={isFetching} onClick={() => void refetch()}>
            Check again
          </Button>
        </p>
      )}
      {name && check?.kind === 'refused' && (
        <Caution>
          {isSignIn ? (
            'Your sign-in has ended. Sign in again.'
          ) : (
            <>
              Hugging Face does not know this token. <OutLink to={newToken}>Create one</OutLink>
            </>
          )}
        </Caution>
      )}
      {name && check?.kind === 'account' && <AccountLines account={check.account} forProviders={forProviders} />}
    </div>
  );
}

function AccountLines({ account, forProviders }: { account: Account; forProviders: boolean }) {
  const { name, tokenName, mayCall, mayWrite } = account;
  return (
    <>
      <p className="mt-1.5 flex gap-1.5 text-xs text-mute">
        <CircleCheck aria-hidden size={14} className="mt-0.5 shrink-0 text-ok" />
        <span className="wrap-anywhere">
          <span className="font-medium text-text">{name}</span>
          {tokenName && ` · token “${tokenName}”`}
          {forProviders && mayCall && ' · may call Inference Providers'}
        </span>
      </p>
      {forProviders && mayCall === false && (
        <Caution>
          This token may not call Inference Providers. <OutLink to={newToken}>Create one that may</OutLink>
        </Caution>
      )}
      {mayWrite && (
        <Caution>
          This token can change your repositories. A token that may only call Inference Providers is safer.{' '}
          <OutLink to={newToken}>Create one</OutLink>
        </Caution>
      )}
    </>
  );
}

/** Something about a token to think over; it stops nobody. */
export function Caution({ children }: { children: ReactNode }) {
  return (
    <p className="mt-1.5 flex gap-1.5 text-xs text-warn-text">
      <TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
      <span className="wrap-anywhere">{children}</span>
    </p>
  );
}
