import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plug } from 'lucide-react';
import { type ApiId, apiFacts } from '#inference/api.ts';
import { describeError } from '#inference/describe-error.ts';
import { checkBaseUrl } from '#inference/endpoint.ts';
import { withAdvice } from '#inference/explain-contact.ts';
import type { Ports } from '#inference/send.ts';
import { type ServerLists, serverListsQuery } from '#inference/server-lists.ts';
import { count } from '#lib/count.ts';
import { mayCall } from '#lib/may-call.ts';
import { Button } from '#ui/button.tsx';
import { Command } from '#ui/command.tsx';

type ConnectionTestProps = {
  id: string;
  api: ApiId;
  /** As typed. */
  baseUrl: string;
  /** Whether testing is what is to be done next. */
  isNext: boolean;
  /** Saves the endpoint, which lets a page that is loaded then call it. */
  onSaveFirst: () => void;
  /** Adds the token that the endpoint would have if it were saved now. */
  authorize: Ports['authorize'];
};

/**
 * Asks a server of one's own what it has, which costs nothing: either it answers, or this says why it does not. APIs
 * whose servers tell nothing for free have no such test.
 */
export function ConnectionTest({ id, api, baseUrl, isNext, onSaveFirst, authorize }: ConnectionTestProps) {
  const client = useQueryClient();
  const { url } = checkBaseUrl(baseUrl);
  const test = useMutation({
    mutationFn: async (to: { api: ApiId; baseUrl: string }) => {
      try {
        // Asked anew: what was known of it is what is in doubt.
        return await client.fetchQuery({ ...serverListsQuery({ id, name: '', ...to }, authorize), staleTime: 0 });
      } catch (error) {
        throw await withAdvice(error, to, AbortSignal.timeout(20_000));
      }
    },
    networkMode: 'always',
    gcTime: 0,
  });
  if (apiFacts[api].models !== 'own') return null;
  // What was found out is of the address that was asked, not of one that was typed since.
  const isOfNow = test.variables?.api === api && test.variables.baseUrl === url;
  const mayAsk = url !== undefined && mayCall(new URL(url).origin);
  const saveFirst = url !== undefined && !mayAsk ? 'A new address is saved first, which loads the page again.' : '';
  const beforehand = isNext ? 'Saved. It can be tested now.' : saveFirst;
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-3">
        <Button
          disabled={url === undefined || test.isPending}
          data-autofocus={isNext || undefined}
          onClick={() => {
            if (mayAsk) test.mutate({ api, baseUrl: url });
            else onSaveFirst();
          }}
        >
          <Plug size={14} /> Test connection
        </Button>
        <p aria-live="polite" className="min-w-0 text-mute">
          {test.isPending ? 'Asking …' : isOfNow && test.data ? inWords(test.data) : beforehand}
        </p>
      </div>
      {isOfNow && test.error && <Failure error={test.error} />}
    </div>
  );
}

function Failure({ error }: { error: Error }) {
  const { title, words, next, command } = describeError(error);
  return (
    <div role="alert" className="grid gap-1.5 rounded-lg border border-warn-line p-2.5 text-xs text-mute">
      <p className="font-semibold text-warn-text">{title}</p>
      {words && <p className="wrap-anywhere">{words}</p>}
      <p>{next}</p>
      {command && <Command text={command} />}
    </div>
  );
}

function inWords({ models, samplers }: ServerLists): string {
  const all = [count(models.length, 'model'), ...(samplers.length > 0 ? [count(samplers.length, 'sampler')] : [])];
  return `It answers: ${all.join(', ')}.`;
}
