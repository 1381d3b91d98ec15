import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useForm, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { apiFacts, apiIds } from '#inference/api.ts';
import { apiChoices } from '#inference/api-choices.ts';
import { type Endpoint, endpointSchema } from '#inference/endpoint.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { endpoints } from './endpoints.ts';
import { PriceFields, priceText, priceTextSchema } from './price-fields.tsx';
import { authorizeWith, tokenSchema, tokens } from './tokens.ts';

const formSchema = z.object({
  ...endpointSchema.shape,
  price: priceTextSchema,
  token: tokenSchema,
  remember: z.boolean(),
});

type EndpointText = z.input<typeof formSchema>;

/** Name, API, base URL and token of one endpoint. A saved token is never shown again, only replaced. */
export function EndpointForm({
  endpoint,
  onSaved,
  onCancel,
}: {
  endpoint: Endpoint;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const saved = tokens.hint(endpoint.id);
  const form = useForm<EndpointText, unknown, z.output<typeof formSchema>>({
    defaultValues: { ...endpoint, price: priceText(endpoint.price), token: '', remember: saved?.remembered ?? true },
    resolver: standardSchemaResolver(formSchema),
  });
  const { register, formState, setValue, getValues, control } = form;
  const { errors } = formState;
  const [apiId, baseUrl] = useWatch({ control, name: ['api', 'baseUrl'] });
  const api = apiChoices[apiId];

  function save({ token, remember, ...kept }: z.output<typeof formSchema>) {
    // A token stays with the origin it was entered for: moving the endpoint elsewhere leaves it behind.
    if (saved && saved.origin !== new URL(kept.baseUrl).origin) tokens.forget(kept.id);
    if (token) tokens.save(kept.id, kept.baseUrl, token, remember);
    else tokens.setRemembered(kept.id, remember);
    endpoints.save(kept);
    onSaved();
  }

  return (
    <form
      aria-label="Endpoint settings"
      noValidate
      autoComplete="off"
      className="mt-4 grid gap-3.5 border-t border-line pt-4"
      onSubmit={(event) => void form.handleSubmit(save)(event)}
    >
      <div className="grid gap-3.5 mid:grid-cols-2">
        <Field label="Name" error={errors.name?.message}>
          {(wiring) => (
            <input
              {...wiring}
              {...register('name')}
              // biome-ignore lint/a11y/noAutofocus: opened by a press that asked for it
              autoFocus
              className="field"
              placeholder="My endpoint"
            />
          )}
        </Field>
        <Field label="API" error={errors.api?.message}>
          {(wiring) => (
            <select
              {...wiring}
              {...register('api', {
                onChange: () => {
                  const suggestions = Object.values(apiChoices).map(({ baseUrl }) => baseUrl.suggestion);
                  if (suggestions.includes(getValues('baseUrl')))
                    setValue('baseUrl', apiChoices[getValues('api')].baseUrl.suggestion);
                },
              })}
              className="field h-[34px]"
            >
              {apiIds.map((id) => (
                <option key={id} value={id}>
                  {apiChoices[id].name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label="Base URL" hint={api.baseUrl.hint} error={errors.baseUrl?.message}>
        {(wiring) => (
          <input
            {...wiring}
            {...register('baseUrl')}
            type="text"
            inputMode="url"
            spellCheck={false}
            className="field mono"
            placeholder={api.baseUrl.suggestion || 'https://…'}
          />
        )}
      </Field>
      <Field
        label="Access token"
        hint={saved ? `${saved.hint} is kept for ${new URL(saved.origin).host}` : 'sent to this address only'}
        error={errors.token?.message}
      >
        {(wiring) => (
          <input
            {...wiring}
            {...register('token')}
            type="password"
            autoComplete="off"
            spellCheck={false}
            className="field mono"
            placeholder={saved ? 'Leave empty to keep it' : 'hf_… (leave empty if it needs none)'}
          />
        )}
      </Field>
      <PriceFields register={register} error={errors.price?.amount?.message} />
      <ConnectionTest
        id={endpoint.id}
        api={apiId}
        baseUrl={baseUrl}
        authorize={(url, headers) => {
          const token = getValues('token').trim();
          if (token)
            authorizeWith({ origin: new URL(baseUrl).origin, token }, url, headers, apiFacts[apiId].credential);
          else tokens.authorize({ id: endpoint.id, api: apiId }, url, headers);
        }}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <label className="flex items-center gap-2">
          <input type="checkbox" {...register('remember')} className="size-4" />
          Remember on this device
        </label>
        <div className="flex gap-2">
          {saved && (
            <Button
              look="quiet"
              onClick={() => {
                tokens.forget(endpoint.id);
                onCancel();
              }}
            >
              Forget token
            </Button>
          )}
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" look="primary">
            Save
          </Button>
        </div>
      </div>
      <p className="text-xs text-faint">
        The token is kept in this browser’s storage: anyone who can use this browser profile can use it. It never
        appears in links, pictures, code or exports.
      </p>
    </form>
  );
}
