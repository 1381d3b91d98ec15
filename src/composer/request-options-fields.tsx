import { ChevronDown } from 'lucide-react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Endpoint } from '#inference/endpoint.ts';
import type { Draft } from '#recipe/draft.ts';
import { Switch } from '#ui/switch.tsx';
import { useBeside } from './use-beside.tsx';

/** The two options of the documented API that are about serving, not about the picture. */
export function RequestOptionsFields({ endpoint }: { endpoint: Endpoint }) {
  const beside = useBeside();
  const { register } = useFormContext<Draft>();
  const [useCache, waitForModel] = useWatch<Draft, ['useCache', 'waitForModel']>({
    name: ['useCache', 'waitForModel'],
  });
  const noteOf = (option: 'useCache' | 'waitForModel') =>
    beside && <beside.OptionNote option={option} endpoint={endpoint} />;
  return (
    <details open className="group">
      <summary className="flex list-none items-baseline justify-between rounded-sm text-xs [&::-webkit-details-marker]:hidden">
        <span className="font-medium text-mute">Request options</span>
        <span className="flex items-center gap-1 text-faint">
          cache {useCache ? 'on' : 'off'} · wait {waitForModel ? 'on' : 'off'}
          <ChevronDown aria-hidden size={13} className="transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <div className="mt-1.5 grid gap-1">
        <Switch
          label="Use cache"
          hint={<>The server may answer with a picture it made before{noteOf('useCache')}</>}
          {...register('useCache')}
        />
        <Switch
          label="Wait for model"
          hint={<>The request is held while the model loads{noteOf('waitForModel')}</>}
          {...register('waitForModel')}
        />
      </div>
    </details>
  );
}
