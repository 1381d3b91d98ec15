import { type ReactNode, type Ref, useEffect, useEffectEvent } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { apiFacts } from '#inference/api.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import type { Ports } from '#inference/send.ts';
import { frameId, frameOf } from '#library/rows.ts';
import type { Draft, ReadyDraft } from '#recipe/draft.ts';
import { mayBeTemplate } from '#recipe/may-be-template.ts';
import { optionsOf, type Planned, planRecipes, randomSeed } from '#recipe/plan-recipes.ts';
import type { Recipe, RequestOptions } from '#recipe/recipe.ts';
import { draftResolver, readyDraft } from './draft-resolver.ts';
import { grammar } from './grammar.ts';
import { ModelField, SchedulerField } from './name-fields.tsx';
import { NegativePromptField } from './negative-prompt-field.tsx';
import { PromptField } from './prompt-field.tsx';
import { RequestOptionsFields } from './request-options-fields.tsx';
import { RunBar } from './run-bar.tsx';
import { SeedField } from './seed-field.tsx';
import { SizeField } from './size-field.tsx';
import { SliderField } from './slider-field.tsx';

/** Names of further ways to submit: with the seed shown whatever the lock says, or as what a sweep starts from. */
export const submitters = { hold: 'hold-seed', sweep: 'sweep' } as const;

type Started = string | undefined;

export type ComposerProps = {
  id: string;
  draft: Draft;
  /** Where the next run goes: what it cannot take is said at the fields. */
  endpoint: Endpoint;
  /** Adds the endpoint's token to a question to it. */
  authorize: Ports['authorize'];
  /** Whether the prompt takes the focus as soon as it is there. */
  focus: boolean;
  /** What the last run was made with, to say what changed since. */
  lastRecipe: Recipe | undefined;
  /** How a picture is called: "42·3". */
  labelOf: (id: string) => string;
  /** Hears every edit, so that the draft survives whatever happens to the page. */
  onDraft: (draft: Draft) => void;
  /**
   * Starts runs; gives the id of the last picture of the last, or undefined when a person decided against it: the form
   * stays as it is.
   */
  onStart: (plans: Planned[][], options: RequestOptions, parent: string) => Started | Promise<Started>;
  /** Hears that a sweep is to start from the draft, which has no mistakes. */
  onSweep: () => void;
  /** Hears that Generate found mistakes, before the first of them takes the focus. */
  onMistakes: () => void;
  /** Stands beside the prompt: the ways to prompts and settings that were. */
  promptTools: ReactNode;
  /** Stands above Generate: what the endpoint is. */
  note: ReactNode;
  /** Stands beside Generate: what the run will take. */
  forecast: ReactNode;
  ref?: Ref<HTMLFormElement>;
};

/** The form that edits every request parameter. A new `key` is the way to put another draft into it. */
export function Composer({
  id,
  draft,
  endpoint,
  authorize,
  focus,
  lastRecipe,
  labelOf,
  onDraft,
  onStart,
  onSweep,
  onMistakes,
  promptTools,
  note,
  forecast,
  ref,
}: ComposerProps) {
  const form = useForm<Draft, unknown, ReadyDraft>({
    defaultValues: draft,
    resolver: draftResolver(apiFacts[endpoint.api].models),
    shouldFocusError: true,
  });
  const { subscribe } = form;
  const hear = useEffectEvent(onDraft);

  // The form library tells of edits outside of React, so that typing renders nothing.
  useEffect(() => subscribe({ formState: { values: true }, callback: ({ values }) => hear(values) }), [subscribe]);

  const tellMistakes = () => form.handleSubmit(() => undefined, onMistakes)();

  async function generate(ready: ReadyDraft, hold: boolean) {
    // Waited for only while it is on its way: with it, as without a template, the requests leave within this task.
    const variants = mayBeTemplate(ready) ? (grammar.get() ?? (await grammar.load()))?.ofRun(ready) : {};
    if (!variants) return tellMistakes();
    const { promptsFor } = variants;
    const seed = form.getValues('seed');
    const planned = planRecipes({ ...ready, seedLocked: ready.seedLocked || hold }, randomSeed, promptsFor);
    const held = ready.seedLocked || hold;
    const shown = held ? planned[0] : planned.at(-1);
    const nextTask = new Promise((resolve) => setTimeout(resolve));
    const starting = onStart([planned], optionsOf(ready), ready.parent);
    // The requests leave within this task. Whatever is drawn of it, here or by the form library, comes after them.
    await nextTask;
    const started = await starting;
    if (started === undefined) return;
    form.clearErrors();
    // The picture of the seed that the field shows.
    form.setValue('parent', held ? frameId(frameOf(started).run, 1) : started);
    // Unless another was typed meanwhile.
    if (shown && form.getValues('seed') === seed)
      form.setValue('seed', String(shown.recipe.seed), { shouldValidate: true });
  }

  return (
    <FormProvider {...form}>
      <form
        id={id}
        ref={ref}
        aria-label="Recipe"
        noValidate
        className="flex min-h-0 min-w-0 flex-1 flex-col"
        onSubmit={(event) => {
          const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
          const way = submitter?.getAttribute('name');
          event.preventDefault();
          const ready = readyDraft(form.getValues(), event.currentTarget.elements, apiFacts[endpoint.api].models);
          if (ready && way === submitters.sweep) return onSweep();
          void (ready ? generate(ready, way === submitters.hold) : tellMistakes());
        }}
        // Enter in a small field must not spend money; Ctrl+Enter and Generate are the ways to.
        onKeyDown={(event) => {
          const plain = !event.ctrlKey && !event.metaKey;
          if (event.key === 'Enter' && plain && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
      >
        <div className="grid flex-1 auto-rows-min content-start gap-[15px] overflow-y-auto overscroll-contain px-4 py-3.5">
          <ModelField endpoint={endpoint} authorize={authorize} />
          <PromptField focus={focus} tools={promptTools} />
          <NegativePromptField endpoint={endpoint} />
          <SizeField endpoint={endpoint} />
          <SliderField name="guidanceScale" endpoint={endpoint} />
          <SliderField name="steps" endpoint={endpoint} />
          <SchedulerField endpoint={endpoint} authorize={authorize} />
          <SeedField endpoint={endpoint} />
          <RequestOptionsFields endpoint={endpoint} />
        </div>
        <RunBar
          lastRecipe={lastRecipe}
          labelOf={labelOf}
          onStart={onStart}
          note={note}
          forecast={forecast}
          sweepName={submitters.sweep}
        />
        <button type="submit" name={submitters.hold} hidden />
      </form>
    </FormProvider>
  );
}
