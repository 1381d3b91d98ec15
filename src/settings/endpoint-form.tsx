import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { apiFacts, apiIds } from '#inference/api.ts';
import { apiChoices } from '#inference/api-choices.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import { mayCall } from '#inference/may-call.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { BillToField } from './bill-to-field.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { type EndpointFields, type EndpointFormApi, endpointFieldsSchema, originOf } from './endpoint-fields.ts';
import { endpoints } from './endpoints.ts';
import { MoreFields } from './more-fields.tsx';
import { owedTest } from './owed-test.ts';
import { PriceFields, priceText } from './price-fields.tsx';
import { holdSaved } from './token-checks.ts';
import { TokenFields, type TypedToken } from './token-fields.tsx';
import { authorizeWith, isHuggingFace, tokens } from './tokens.ts';

type EndpointFormProps = {
  endpoint: Endpoint;
  onSaved: () => void;
  /** Saved, but this page may not call the origin before it is loaded again. */
  onNewAddress: (origin: string) => void;
  onCancel: () => void;
  /** It was saved so that its connection can be tested. */
  isToBeTested: boolean;
};

/** Name, API, base URL and token of one endpoint. A saved token is never shown again, only replaced. */
export function EndpointForm({ endpoint, onSaved, onNewAddress, onCancel, isToBeTested }: EndpointFormProps) {
  const saved = tokens.hint(endpoint.id);
  const form: EndpointFormApi = useForm({
    defaultValues: { ...endpoint, price: priceText(endpoint.price), token: '', remember: saved?.remembered ?? true },
    resolver: standardSchemaResolver(endpointFieldsSchema),
  });
  const { register, formState, setValue, getValues, control } = form;
  const { errors } = formState;
  const [isSaved, setSaved] = useState(false);
  const [typed, setTyped] = useState<TypedToken>();
  const [api, baseUrl] = useWatch({ control, name: ['api', 'baseUrl'] });
  const origin = originOf(baseUrl);
  const choice = apiChoices[api];

  // The token in question: what is typed, once it stands, or what is saved.
  const checked = typed ? typed.origin === origin && typed.name : saved?.origin === origin && holdSaved(endpoint.id);
  const canBill = origin !== undefined && isHuggingFace(origin) && (api === 'hugging-face' || api === 'hf-providers');

  /** Keeps everything but a typed token. */
  function keep({ token: _, remember, billTo, ...kept }: EndpointFields): void {
    // A token stays with the origin it was entered for: moving the endpoint elsewhere leaves it behind.
    if (saved && saved.origin !== new URL(kept.baseUrl).origin) tokens.forget(kept.id);
    tokens.setRemembered(kept.id, remember);
    endpoints.save({ ...kept, ...(canBill && billTo && { billTo }) });
  }

  function save(fields: EndpointFields): void {
    keep(fields);
    if (fields.token) tokens.save(fields.id, fields.baseUrl, fields.token, fields.remember);
    const { origin } = new URL(fields.baseUrl);
    if (mayCall(origin)) onSaved();
    else {
      setSaved(true);
      onNewAddress(origin);
    }
  }

  return (
    <form
      aria-label="Endpoint settings"
      noValidate
      autoComplete="off"
      className="mt-4 grid gap-4 border-t border-line pt-4"
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
      <Field label="Base URL" hint={choice.baseUrl.hint} error={errors.baseUrl?.message}>
        {(wiring) => (
          <input
            {...wiring}
            {...register('baseUrl')}
            type="text"
            inputMode="url"
            spellCheck={false}
            className="field mono"
            placeholder={choice.baseUrl.suggestion || 'https://…'}
          />
        )}
      </Field>
      <TokenFields
        form={form}
        endpoint={endpoint.id}
        saved={saved}
        origin={origin}
        typed={typed}
        checked={checked || undefined}
        onTyped={setTyped}
        onKeep={keep}
      />
      <ConnectionTest
        id={endpoint.id}
        api={api}
        baseUrl={baseUrl}
        isNext={isToBeTested}
        onSaveFirst={() => {
          void form.handleSubmit((fields) => {
            owedTest.set(fields.id);
            save(fields);
          })();
        }}
        authorize={(url, headers) => {
          const token = getValues('token').trim();
          if (token && origin) authorizeWith({ origin, token }, url, headers, apiFacts[api].credential);
          else tokens.authorize({ id: endpoint.id, api }, url, headers);
        }}
      />
      <MoreFields
        inUse={endpoint.price !== undefined || (canBill && endpoint.billTo !== undefined)}
        hasError={errors.price !== undefined || (canBill && errors.billTo !== undefined)}
      >
        <PriceFields register={register} error={errors.price?.amount?.message} />
        {canBill && <BillToField form={form} checked={checked || undefined} />}
      </MoreFields>
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" look="primary" disabled={isSaved}>
          Save
        </Button>
      </div>
    </form>
  );
}
