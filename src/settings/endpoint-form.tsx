import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { apiFacts, apiIds } from '#inference/api.ts';
import { apiChoices } from '#inference/api-choices.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import { patienceS } from '#inference/silence.ts';
import { mayCall } from '#lib/may-call.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { BaseUrlField } from './base-url-field.tsx';
import { BillToField } from './bill-to-field.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { type EndpointFields, type EndpointFormApi, endpointFieldsSchema, originOf } from './endpoint-fields.ts';
import { endpoints } from './endpoints.ts';
import { GiveUpField } from './give-up-field.tsx';
import { readyToken } from './keep-token.ts';
import { MoreFields } from './more-fields.tsx';
import { owedTest } from './owed-test.ts';
import { PriceFields, priceText } from './price-fields.tsx';
import { TokenFields, type TypedToken } from './token-fields.tsx';
import { authorizeWith, isHuggingFace } from './tokens/authorize-with.ts';
import { holdSaved } from './tokens/token-checks.ts';
import { keeping } from './tokens/token-keeping.ts';
import { tokens } from './tokens/tokens.ts';

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
    defaultValues: {
      ...endpoint,
      price: priceText(endpoint.price),
      giveUpAfterS: String(endpoint.giveUpAfterS ?? ''),
      token: '',
      remember: saved?.remembered ?? true,
      protection: saved?.protection ?? 'none',
      passphrase: '',
      passphraseAgain: '',
    },
    resolver: standardSchemaResolver(endpointFieldsSchema),
  });
  const { register, formState, setValue, getValues, control } = form;
  const { errors } = formState;
  const [isSaved, setSaved] = useState(false);
  const [typed, setTyped] = useState<TypedToken>();
  const [api, baseUrl] = useWatch({ control, name: ['api', 'baseUrl'] });
  const origin = originOf(baseUrl);

  // The token in question: what is typed, once it stands, or what is saved.
  const checked = typed ? typed.origin === origin && typed.name : saved?.origin === origin && holdSaved(endpoint.id);
  const canBill = origin !== undefined && isHuggingFace(origin) && (api === 'hugging-face' || api === 'hf-providers');

  /** Keeps everything but what the token is to become. */
  function keep({ billTo, ...fields }: EndpointFields): void {
    // A token stays with the origin it was entered for: moving the endpoint elsewhere leaves it behind.
    if (saved && saved.origin !== new URL(fields.baseUrl).origin) keeping.forget(fields.id);
    keeping.setRemembered(fields.id, fields.remember);
    endpoints.save({ ...fields, ...(canBill && billTo && { billTo }) });
  }

  async function save(fields: EndpointFields): Promise<void> {
    const keepToken = await readyToken(fields, saved);
    if (typeof keepToken !== 'function')
      return form.setError(keepToken.field, { message: keepToken.problem }, { shouldFocus: true });
    keep(fields);
    keepToken();
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
      <BaseUrlField register={register} api={api} baseUrl={baseUrl} error={errors.baseUrl?.message} />
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
            return save(fields);
          })();
        }}
        authorize={(url, headers) => {
          const token = getValues('token').trim();
          return token && origin
            ? authorizeWith({ origin, token }, url, headers, apiFacts[api].credential)
            : tokens.authorize({ id: endpoint.id, api }, url, headers);
        }}
      />
      <MoreFields
        inUse={
          endpoint.price !== undefined ||
          endpoint.giveUpAfterS !== undefined ||
          (canBill && endpoint.billTo !== undefined)
        }
        hasError={
          errors.price !== undefined || errors.giveUpAfterS !== undefined || (canBill && errors.billTo !== undefined)
        }
      >
        <PriceFields register={register} error={errors.price?.amount?.message} />
        <GiveUpField
          wire={register('giveUpAfterS')}
          usual={origin === undefined ? undefined : patienceS({ api, baseUrl: origin })}
          error={errors.giveUpAfterS?.message}
        />
        {canBill && <BillToField form={form} checked={checked || undefined} />}
      </MoreFields>
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" look="primary" disabled={isSaved || formState.isSubmitting}>
          Save
        </Button>
      </div>
    </form>
  );
}
