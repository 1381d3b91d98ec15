import { ChangesSince } from './changes-since.tsx';
import { FieldNotes } from './field-notes.tsx';
import { ModelNotes } from './model-notes.tsx';
import { ModelList, SchedulerList } from './name-lists.tsx';
import { OptionNote } from './option-note.tsx';
import { PromptVariants } from './prompt-variants.tsx';
import { ProviderField } from './provider-field.tsx';
import { PictureCount, RunArithmetic } from './run-size.tsx';
import { UsualSettings } from './usual-settings.tsx';
import { placeholderOf } from './words.ts';

/** What stands beside the fields, in one file of the built page: nobody waits for it. */
export const beside = {
  ChangesSince,
  FieldNotes,
  ModelNotes,
  ModelList,
  SchedulerList,
  OptionNote,
  PictureCount,
  PromptVariants,
  ProviderField,
  RunArithmetic,
  UsualSettings,
  placeholderOf,
};

export type Beside = typeof beside;
