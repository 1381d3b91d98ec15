import { ChevronDown } from 'lucide-react';
import { useController } from 'react-hook-form';
import type { ModelMapping } from '#inference/hub-mapping.ts';
import type { Draft } from '#recipe/draft.ts';
import { Field } from '#ui/field.tsx';
import { Note } from './field-notes.tsx';
import { routeTo, useServed } from './use-target.ts';

/** Who makes the pictures: the first provider that can, or one of those that serve the model. */
export function ProviderField() {
  const { field } = useController<Draft, 'provider'>({ name: 'provider' });
  const { model, isModel, mapping, error } = useServed(true);
  const automatic = mapping && routeTo(model, mapping, '').route;
  const problem = mapping ? routeTo(model, mapping, field.value).problem : error?.message;
  const routes = mapping?.routes ?? [];
  const isListed = field.value === '' || routes.some(({ provider }) => provider === field.value);
  return (
    <Field
      label="Provider"
      hint={isModel && !mapping && !error ? 'looking up who serves it…' : undefined}
      notes={isModel && problem && <Note>{problem}</Note>}
    >
      {(wiring) => (
        <div className="relative">
          <select
            {...wiring}
            ref={field.ref}
            name={field.name}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            className="field h-[34px] appearance-none pr-8"
          >
            <option value="">{automatic ? `Automatic (${automatic.provider})` : 'Automatic'}</option>
            {routes.map((route) => (
              <option key={route.provider} value={route.provider} disabled={whyNot(route) !== undefined}>
                {[route.provider, whyNot(route)].filter(Boolean).join(': ')}
              </option>
            ))}
            {!isListed && <option value={field.value}>{field.value}</option>}
          </select>
          <ChevronDown aria-hidden size={14} className="pointer-events-none absolute top-2.5 right-2.5 text-faint" />
        </div>
      )}
    </Field>
  );
}

/** Why a provider of the model cannot be chosen. */
function whyNot({ status, spoken }: ModelMapping['routes'][number]): string | undefined {
  if (status === 'staging') return 'still being tested';
  return spoken ? undefined : 'not spoken by Proofsheet';
}
