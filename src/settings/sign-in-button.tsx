import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { clientId } from './client-id.ts';
import type { EndpointFields, EndpointFormApi } from './endpoint-fields.ts';
import { frameKind } from './frame.ts';
import { OwnTab } from './own-tab.tsx';

/** Signing in instead of pasting a token, where Hugging Face knows this page. Saves the endpoint and leaves the page. */
export function SignInButton({ form, onKeep }: { form: EndpointFormApi; onKeep: (fields: EndpointFields) => void }) {
  const [state, setState] = useState<'leaving' | 'failed'>();
  const id = clientId();
  if (!id) return null;
  if (frameKind() !== 'none') return <OwnTab>Signing in does not work inside another website.</OwnTab>;

  async function begin(client: string, fields: EndpointFields) {
    setState('leaving');
    try {
      const { beginSignIn } = await import('./sign-in.ts');
      onKeep(fields);
      await beginSignIn(client, fields, fields.remember);
    } catch {
      setState('failed');
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 mid:flex-row-reverse">
      <Button
        disabled={state === 'leaving'}
        onClick={() => {
          form.setValue('token', '');
          void form.handleSubmit((fields) => begin(id, fields))();
        }}
      >
        Sign in with Hugging Face
      </Button>
      <span aria-live="polite" className="text-xs text-mute">
        {state === 'leaving' && 'Going to Hugging Face …'}
        {state === 'failed' && 'Hugging Face could not be reached. Try again.'}
      </span>
    </div>
  );
}
