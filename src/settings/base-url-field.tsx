import type { UseFormRegister } from 'react-hook-form';
import type * as z from 'zod/mini';
import type { ApiId } from '#inference/api.ts';
import { apiChoices } from '#inference/api-choices.ts';
import { Field } from '#ui/field.tsx';
import { type endpointFieldsSchema, spelledOut } from './endpoint-fields.ts';

type BaseUrlFieldProps = {
  register: UseFormRegister<z.input<typeof endpointFieldsSchema>>;
  api: ApiId;
  /** As typed. */
  baseUrl: string;
  error: string | undefined;
};

/** Where an endpoint's requests go; where that is not what it reads like, it is spelled out. */
export function BaseUrlField({ register, api, baseUrl, error }: BaseUrlFieldProps) {
  const { hint, suggestion } = apiChoices[api].baseUrl;
  const elsewhere = spelledOut(baseUrl);
  return (
    <Field
      label="Base URL"
      hint={hint}
      error={error}
      notes={elsewhere && <p className="mt-1.5 text-xs wrap-anywhere text-mute">Will be sent to: {elsewhere}</p>}
    >
      {(wiring) => (
        <input
          {...wiring}
          {...register('baseUrl')}
          type="text"
          inputMode="url"
          spellCheck={false}
          className="field mono"
          placeholder={suggestion || 'https://…'}
        />
      )}
    </Field>
  );
}
