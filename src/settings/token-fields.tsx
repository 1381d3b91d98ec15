import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { Field } from '#ui/field.tsx';
import { type EndpointFields, type EndpointFormApi, originOf } from './endpoint-fields.ts';
import { ProtectionFields } from './protection-fields.tsx';
import { SavedToken } from './saved-token.tsx';
import { SignInButton } from './sign-in-button.tsx';
import { Caution, TokenCheck } from './token-check.tsx';
import { isHuggingFace } from './tokens/authorize-with.ts';
import { holdTyped } from './tokens/token-checks.ts';
import { doubtAbout, tokenTextSchema } from './tokens/token-text.ts';
import type { TokenHint } from './tokens/tokens.ts';

/** A typed token that stands: the name to ask about it by, where anybody may be asked, and what is odd about it. */
export type TypedToken = { origin: string; name: string | undefined; doubt: string | undefined };

/** A token counts as typed when nothing has happened to it for so long after a paste, or after the field was left. */
const settledMs = 400;

type TokenFieldsProps = {
  form: EndpointFormApi;
  /** The endpoint's id. */
  endpoint: string;
  saved: TokenHint | undefined;
  /** Where the token would go; undefined while the base URL is none. */
  origin: string | undefined;
  typed: TypedToken | undefined;
  /** The name of the token in question. */
  checked: string | undefined;
  onTyped: (typed: TypedToken | undefined) => void;
  /** Saves the endpoint without a typed token. */
  onKeep: (fields: EndpointFields) => void;
};

/** The token of an endpoint: what is kept and for whom, one to put in its place, and signing in instead. */
export function TokenFields({ form, endpoint, saved, origin, typed, checked, onTyped, onKeep }: TokenFieldsProps) {
  const { register, control, formState, getValues, trigger } = form;
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isTheirs = origin !== undefined && isHuggingFace(origin);
  const forProviders = isTheirs && !origin.endsWith('.endpoints.huggingface.cloud');
  const leaves = saved !== undefined && origin !== undefined && saved.origin !== origin;
  const remember = useWatch({ control, name: 'remember' });

  function settle() {
    clearTimeout(settling.current);
    settling.current = setTimeout(async () => {
      const to = originOf(getValues('baseUrl'));
      const token = (await trigger('token')) ? tokenTextSchema.parse(getValues('token')) : '';
      onTyped(to && token ? { origin: to, name: holdTyped(to, token), doubt: doubtAbout(token, to) } : undefined);
    }, settledMs);
  }

  return (
    <div className="grid gap-3">
      <SavedToken endpoint={endpoint} saved={saved} leaves={leaves}>
        {!typed && <TokenCheck name={checked} isSignIn={saved?.expiresAt !== undefined} forProviders={forProviders} />}
      </SavedToken>
      <div>
        <Field
          label="Access token"
          hint={saved && !leaves ? 'another one replaces it' : 'sent to this address only'}
          error={formState.errors.token?.message}
        >
          {(wiring) => (
            <input
              {...wiring}
              {...register('token', { onBlur: settle })}
              onPaste={settle}
              type="password"
              autoComplete="off"
              spellCheck={false}
              className="field mono"
              placeholder={saved && !leaves ? 'Leave empty to keep it' : 'hf_… (leave empty if it needs none)'}
            />
          )}
        </Field>
        {typed?.doubt && typed.origin === origin && <Caution>{typed.doubt}</Caution>}
        {typed && <TokenCheck name={checked} isSignIn={false} forProviders={forProviders} />}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2.5">
        <label className="flex items-center gap-2">
          <input type="checkbox" {...register('remember')} className="size-4" />
          Remember on this device
        </label>
        {isTheirs && <SignInButton form={form} onKeep={onKeep} />}
      </div>
      {remember && <ProtectionFields form={form} saved={saved} />}
      <p className="text-xs text-faint">
        {remember ? 'A token is kept in this browser’s storage.' : 'A token is kept until this tab is closed.'} It never
        appears in links, pictures, code or exports.
        {isTheirs && ' Only huggingface.co is shown it besides, to say whose it is.'}
      </p>
    </div>
  );
}
