import { useQuery } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { apiQuery } from '#inference/apis.ts';
import { demoEndpoint } from '#inference/endpoint.ts';
import { type SnippetLanguage, snippet } from '#inference/snippet.ts';
import { copyText } from '#lib/copy-text.ts';
import type { Picture } from '#library/rows.ts';
import { Button } from '#ui/button.tsx';
import { Tabs } from '#ui/tabs.tsx';

const languages = { python: 'Python', javascript: 'JavaScript', curl: 'cURL' } satisfies Record<
  SnippetLanguage,
  string
>;

/** The request that made a picture, as code that makes it again. The token is a variable of the environment. */
export function CodePanel({ picture, sendsToken }: { picture: Picture; sendsToken: boolean }) {
  const { data: api } = useQuery(apiQuery(picture.endpoint.api, picture.recipe.scheduler));
  if (!api) return null;
  const { recipe, options, endpoint, notes } = picture;
  const target = { ...endpoint, ...(notes.route && { route: notes.route }) };
  const request = api.toRequest(recipe, options, target);
  const answer = api.answer?.(target);
  const isDemo = picture.endpoint.id === demoEndpoint.id;
  const codeIn = (language: SnippetLanguage) => snippet(request, language, { sendsToken, answer });
  return (
    <section aria-label="Code" className="border-t border-line px-3.5 pt-2.5 pb-3.5">
      <Tabs
        label="Language"
        tabs={languages}
        action={(language) => <CopyButton key={language} text={codeIn(language)} />}
      >
        {(language) => (
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and keys must be able to scroll them
            tabIndex={0}
            className="mono mt-2 overflow-x-auto rounded-lg border border-line bg-ground p-2.5 text-mute"
          >
            {codeIn(language)}
          </pre>
        )}
      </Tabs>
      <p className="mt-2 text-xs text-faint">
        {isDemo
          ? 'The demo has no address: set PROOFSHEET_BASE_URL and HF_TOKEN to run this against an endpoint of the same API.'
          : sendsToken
            ? 'Reads the token from the environment variable HF_TOKEN.'
            : 'This endpoint is called without a token.'}
      </p>
    </section>
  );
}

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      look="quiet"
      size="icon"
      aria-label="Copy code"
      title={copied ? 'Copied' : 'Copy code'}
      onClick={() => void copyText(text).then(() => setCopied(true))}
      onBlur={() => setCopied(false)}
    >
      {copied ? <Check size={15} className="text-ok" /> : <Copy size={15} />}
    </Button>
  );
}
